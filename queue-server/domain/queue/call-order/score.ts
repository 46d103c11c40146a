import type { CallOrderConfig } from '../../../../protocol/hall-config.ts';
import type { PriorityClass } from '../../../../protocol/ticket.ts';
import type { RankedTicket } from './waiting-ticket.ts';

const minuteMs = 60_000;
/** Minutes of a matter at which the short-job option changes nothing. */
const ordinaryMinutes = 5;

/** Period T of a class in ms. Green has none, its call does not wait for a score: it counts as a senior's for comparison. */
export function periodMs(priorityClass: PriorityClass, order: CallOrderConfig): number {
  const { periodMinutes } = order;
  return (priorityClass === 'green' ? periodMinutes.senior : periodMinutes[priorityClass]) * minuteMs;
}

/**
 * Accumulated priority, `(now − t0) / T`, without unit; below 0 for a booking before its slot. A booking takes the
 * greater of that and of what its holder would have as a walk-in, so booking never makes anybody wait longer.
 */
export function scoreOf(ticket: RankedTicket, now: number, order: CallOrderConfig): number {
  let score = (now - ticket.rankAt) / periodMs(ticket.priorityClass, order);
  if (ticket.priorityClass === 'appointment') {
    score = Math.max(score, (now - ticket.issuedAt) / periodMs(ticket.ageClass, order));
  }
  if (order.shortJobExponent === 0 || ticket.expectedMinutes === undefined) return score;
  return score * (ordinaryMinutes / Math.max(0.5, ticket.expectedMinutes)) ** order.shortJobExponent;
}
