import type { WindowKind } from '../../../../protocol/hall-config.ts';
import type { TicketId, WindowId } from '../../../../protocol/ids.ts';
import type { Pool, PriorityClass, TicketFlag } from '../../../../protocol/ticket.ts';

/**
 * What the call order needs to know of a waiting ticket; the queue's own tickets are a superset. Times in ms.
 * While a ticket stands in the lines only `overtaken` may change, and `recordCall` does that: for any other
 * change take it out, change it, and put it back.
 */
export interface WaitingTicket {
  readonly id: TicketId;
  readonly number: string;
  priorityClass: PriorityClass;
  pool: Pool;
  /** Number of the item in the catalogue; null for a question. */
  readonly service: number | null;
  /** Matters in this one visit (件数, B-22). */
  readonly matters: number;
  flags: readonly TicketFlag[];
  readonly issuedAt: number;
  /** 1, 2, 3 … in the service day; no two tickets share one. */
  readonly issueOrder: number;
  /** t0: the issue, or for a booking the later of check-in and slot. A transfer keeps it. */
  rankAt: number;
  readonly appointmentAt: number | null;
  /** A booking scores the greater of its slot age over its own period and its issue age over that of this class. */
  readonly ageClass: 'senior' | 'general';
  /** How many later-issued senior or general tickets were called before it. */
  overtaken: number;
  /** It is overtaken at most this many times: `base + share × tickets ahead at issue`, so it may have a fraction. */
  readonly budget: number;
  /** The one window that may call it (transfer), or null. */
  reservedFor: WindowId | null;
  /** A reactivated ticket is passed over until the hall's call counter reaches this, unless nobody else can be called. */
  behindUntilCall: number;
  /** Mean minutes that its matter takes; only the short-job option reads it. */
  readonly expectedMinutes?: number;
}

/** What decides the place of a ticket among the others: enough to ask for the place of one that is not issued yet. */
export type RankedTicket = Pick<
  WaitingTicket,
  'priorityClass' | 'pool' | 'issuedAt' | 'issueOrder' | 'rankAt' | 'ageClass' | 'expectedMinutes'
>;

/** A window that asks for its next ticket. */
export interface CallingWindow {
  readonly id: WindowId;
  readonly kind: WindowKind;
  /** Items that it serves; empty means every one (B-02). */
  readonly services: readonly number[];
  readonly lowCounter: boolean;
}

/** The pool that windows of a kind call from. */
export function poolOf(kind: WindowKind): Pool {
  return kind === 'comprehensive' ? 'common' : kind;
}

/** May the window serve the ticket: is it of its pool, among its items, and not reserved for another window. A question goes anywhere. */
export function mayServe(window: CallingWindow, ticket: WaitingTicket): boolean {
  if (ticket.reservedFor !== null && ticket.reservedFor !== window.id) return false;
  if (poolOf(window.kind) !== ticket.pool) return false;
  return window.services.length === 0 || ticket.service === null || window.services.includes(ticket.service);
}

/** Do overtakes count for and against this ticket: the guarantee is between senior and general tickets. */
export function isBudgeted(ticket: WaitingTicket): boolean {
  return ticket.priorityClass === 'senior' || ticket.priorityClass === 'general';
}

/** One more overtake would exceed the budget. */
export function isBudgetSpent(ticket: WaitingTicket): boolean {
  return isBudgeted(ticket) && ticket.overtaken + 1 > ticket.budget;
}

/** What the call order reads and no more: the queue's own tickets are far bigger, and some of it cannot be sent to a thread. */
export function bareTicket(ticket: WaitingTicket): WaitingTicket {
  const { id, number, priorityClass, pool, service, matters, flags, issuedAt, issueOrder, rankAt } = ticket;
  const { appointmentAt, ageClass, overtaken, budget, reservedFor, behindUntilCall, expectedMinutes } = ticket;
  return {
    ...{ id, number, priorityClass, pool, service, matters, flags, issuedAt, issueOrder, rankAt },
    ...{ appointmentAt, ageClass, overtaken, budget, reservedFor, behindUntilCall },
    ...(expectedMinutes === undefined ? {} : { expectedMinutes }),
  };
}
