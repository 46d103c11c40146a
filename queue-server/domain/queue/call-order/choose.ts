import type { CallOrderConfig } from '../../../../protocol/hall-config.ts';
import type { TicketId } from '../../../../protocol/ids.ts';
import type { CallRule, PriorityClass } from '../../../../protocol/ticket.ts';
import { type Line, lineLength } from './line.ts';
import { scoreOf } from './score.ts';
import type { PoolLines, WaitingLines } from './waiting-lines.ts';
import { type CallingWindow, mayServe, poolOf, type WaitingTicket } from './waiting-ticket.ts';

const minuteMs = 60_000;

/** The question that is asked of the lines; `skip` are tickets that are treated as called already. */
export interface Asked {
  readonly window: CallingWindow;
  readonly now: number;
  readonly order: CallOrderConfig;
  readonly skip: ReadonlySet<TicketId> | null;
}

/** Who is called, and by which rule. */
export interface Choice {
  readonly ticket: WaitingTicket;
  readonly rule: CallRule;
}

/** A choice with its grounds, for the explanation. */
export interface GroundedChoice extends Choice {
  /** The first of each class among whom it was made. */
  readonly heads: Heads;
  /** The ticket whose spent budget bound it; null where none did. */
  readonly boundBy: WaitingTicket | null;
}

/** The first of each class that the window may call now. */
export type Heads = { readonly [Class in PriorityClass]: WaitingTicket | undefined };

/** Who may come in question: calls so far (for those put behind) and the last issue that is allowed (for the budget). */
interface Bounds {
  readonly calls: number;
  readonly issuedUpTo: number;
}

/**
 * The rules of the call order, in their sequence: green (with its guard), a booking that is due, then by
 * accumulated priority within what the overtaking budgets allow. When nobody is left but tickets that were put
 * behind after a missed call, one of those; when these too are none, a booking ahead of its slot.
 */
export function choose(lines: WaitingLines, asked: Asked): GroundedChoice | null {
  const pool = lines.pools[poolOf(asked.window.kind)];
  return (
    chooseAmong(pool, asked, lines.calls) ??
    chooseAmong(pool, asked, Number.POSITIVE_INFINITY) ??
    chooseEarlyBooking(pool, asked, lines.calls)
  );
}

function chooseAmong(pool: PoolLines, asked: Asked, calls: number): GroundedChoice | null {
  const { now, order } = asked;
  const heads = findHeads(pool, asked, { calls, issuedUpTo: Number.POSITIVE_INFINITY });
  const guarded = heads.green !== undefined && guardIsOn(pool, heads, asked);
  if (heads.green !== undefined && !guarded) return { ticket: heads.green, rule: 'green', heads, boundBy: null };

  const booking = heads.appointment;
  if (booking !== undefined && now - booking.rankAt >= order.bookingDueMinutes * minuteMs) {
    return { ticket: booking, rule: 'booking-due', heads, boundBy: null };
  }

  const spent = firstFor(pool.spent, asked, { calls, issuedUpTo: Number.POSITIVE_INFINITY });
  const free = bestOf(pool, heads, asked, { calls, issuedUpTo: Number.POSITIVE_INFINITY });
  if (free === null) return null;
  if (spent === undefined || free.ticket.issueOrder <= spent.issueOrder) {
    return { ticket: free.ticket, rule: guarded ? 'green-guard' : free.rule, heads, boundBy: null };
  }
  const bounds = { calls, issuedUpTo: spent.issueOrder };
  const within = findHeads(pool, asked, bounds);
  const ticket = bestOf(pool, within, asked, bounds)?.ticket;
  if (ticket === undefined) return null;
  return { ticket, rule: guarded ? 'green-guard' : 'overtaking-budget', heads: within, boundBy: spent };
}

function findHeads(pool: PoolLines, asked: Asked, bounds: Bounds): Heads {
  const { green, appointment, senior, general } = pool.classes;
  return {
    green: firstFor(green, asked, bounds),
    appointment: firstFor(appointment, asked, bounds),
    senior: firstFor(senior, asked, bounds),
    general: firstFor(general, asked, bounds),
  };
}

function firstFor(line: Line, asked: Asked, bounds: Bounds): WaitingTicket | undefined {
  if (lineLength(line) === 0) return undefined;
  const { items } = line;
  for (let place = line.head; place < items.length; place += 1) {
    const ticket = items[place];
    if (ticket !== undefined && mayBeCalled(ticket, asked, bounds)) return ticket;
  }
  return undefined;
}

function mayBeCalled(ticket: WaitingTicket, asked: Asked, bounds: Bounds): boolean {
  return (
    ticket.issueOrder <= bounds.issuedUpTo &&
    ticket.behindUntilCall <= bounds.calls &&
    mayServe(asked.window, ticket) &&
    asked.skip?.has(ticket.id) !== true
  );
}

/**
 * The guard of the green channel: others have waited long and most of the last calls were green. It holds back
 * one green call at a time, so the call after a guarded one is green again.
 */
function guardIsOn(pool: PoolLines, heads: Heads, asked: Asked): boolean {
  const { waitedMinutes, share, lastCalls, minimumGreen } = asked.order.greenGuard;
  const since = Math.min(
    heads.senior?.rankAt ?? Number.POSITIVE_INFINITY,
    heads.general?.rankAt ?? Number.POSITIVE_INFINITY,
  );
  if (asked.now - since < waitedMinutes * minuteMs) return false;
  const recent = pool.recentGreen;
  if (recent.at(-1) !== true) return false;
  const from = Math.max(0, recent.length - lastCalls);
  let green = 0;
  for (let place = from; place < recent.length; place += 1) if (recent[place] === true) green += 1;
  return green >= minimumGreen && green >= share * (recent.length - from);
}

/** Accumulated priority: the best score among the heads; at equal scores the earlier issue. Green takes no part. */
function bestOf(pool: PoolLines, heads: Heads, asked: Asked, bounds: Bounds): Choice | null {
  if (asked.window.lowCounter) {
    const asking = bestWhere(pool, asked, bounds, (ticket) => ticket.flags.includes('low-counter'));
    if (asking !== undefined) return { ticket: asking, rule: 'low-counter' };
  }
  let best = better(better(inTime(heads.appointment, asked), heads.senior, asked), heads.general, asked);
  // With the short-job option a class is no longer in the order of its scores, and everybody is compared.
  if (asked.order.shortJobExponent > 0) best = bestWhere(pool, asked, bounds, () => true);
  return best === undefined ? null : { ticket: best, rule: 'accumulated-priority' };
}

function bestWhere(
  pool: PoolLines,
  asked: Asked,
  bounds: Bounds,
  wanted: (ticket: WaitingTicket) => boolean,
): WaitingTicket | undefined {
  let best: WaitingTicket | undefined;
  for (const line of [pool.classes.appointment, pool.classes.senior, pool.classes.general]) {
    for (let place = line.head; place < line.items.length; place += 1) {
      const ticket = line.items[place];
      if (ticket === undefined || !wanted(ticket) || !mayBeCalled(ticket, asked, bounds)) continue;
      best = better(best, inTime(ticket, asked), asked);
    }
  }
  return best;
}

function better(
  one: WaitingTicket | undefined,
  other: WaitingTicket | undefined,
  asked: Asked,
): WaitingTicket | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const lead = scoreOf(other, asked.now, asked.order) - scoreOf(one, asked.now, asked.order);
  if (lead !== 0) return lead > 0 ? other : one;
  return other.issueOrder < one.issueOrder ? other : one;
}

/** The ticket, unless it is a booking too far ahead of its slot. */
function inTime(ticket: WaitingTicket | undefined, asked: Asked): WaitingTicket | undefined {
  return ticket !== undefined && isEarly(ticket, asked.now, asked.order) ? undefined : ticket;
}

/** More than the configured minutes before its slot: then a booking is called only when nobody else waits. */
export function isEarly(ticket: WaitingTicket, now: number, order: CallOrderConfig): boolean {
  return ticket.priorityClass === 'appointment' && ticket.rankAt - now > order.bookingEarlyMinutes * minuteMs;
}

function chooseEarlyBooking(pool: PoolLines, asked: Asked, calls: number): GroundedChoice | null {
  const ticket =
    firstFor(pool.classes.appointment, asked, { calls, issuedUpTo: Number.POSITIVE_INFINITY }) ??
    firstFor(pool.classes.appointment, asked, {
      calls: Number.POSITIVE_INFINITY,
      issuedUpTo: Number.POSITIVE_INFINITY,
    });
  if (ticket === undefined) return null;
  const heads = { green: undefined, appointment: ticket, senior: undefined, general: undefined };
  return { ticket, rule: 'booking-early', heads, boundBy: null };
}
