import type { TicketId } from '../../../../protocol/ids.ts';
import { type Pool, type PriorityClass, pools } from '../../../../protocol/ticket.ts';
import {
  copyLine,
  emptyLine,
  issuedBefore,
  join,
  type Line,
  leave,
  lineLength,
  ranksBefore,
  ticketsOf,
} from './line.ts';
import { type CallingWindow, isBudgeted, isBudgetSpent, mayServe, type WaitingTicket } from './waiting-ticket.ts';

/** The longest memory of calls that a hall may configure for the guard of the green channel. */
export const rememberedCalls = 200;

/** Who waits in one pool: a line for each class by rank, and what the guarantees need. */
export interface PoolLines {
  readonly classes: Readonly<Record<PriorityClass, Line>>;
  /** Senior and general tickets whose overtaking budget is spent, by issue. */
  readonly spent: Line;
  /** Was each of the last calls green, oldest first. */
  recentGreen: boolean[];
}

/** Everybody who waits in the hall. Mutable, owned by the queue's state; change it by the functions of this file only. */
export interface WaitingLines {
  readonly byId: Map<TicketId, WaitingTicket>;
  readonly byIssue: Line;
  readonly pools: Readonly<Record<Pool, PoolLines>>;
  /** Calls of the service day so far. */
  calls: number;
}

/** The lines as plain data for a snapshot: tickets by id, in order of issue. */
export interface LinesSnapshot {
  readonly tickets: readonly TicketId[];
  readonly calls: number;
  readonly recentGreen: Readonly<Record<Pool, readonly boolean[]>>;
}

function byPool<Value>(of: (pool: Pool) => Value): Record<Pool, Value> {
  return {
    common: of('common'),
    bulk: of('bulk'),
    'unresolved-matter': of('unresolved-matter'),
    'result-pickup': of('result-pickup'),
  };
}

function poolLines(classLine: (name: PriorityClass) => Line, spent: Line, recentGreen: boolean[]): PoolLines {
  const classes = {
    green: classLine('green'),
    appointment: classLine('appointment'),
    senior: classLine('senior'),
    general: classLine('general'),
  };
  return { classes, spent, recentGreen };
}

export function emptyLines(): WaitingLines {
  return {
    byId: new Map(),
    byIssue: emptyLine(issuedBefore),
    pools: byPool(() => poolLines(() => emptyLine(ranksBefore), emptyLine(issuedBefore), [])),
    calls: 0,
  };
}

/** The same lines once more, on the same tickets: to be played forward while the original stays as it is. */
export function copyLines(lines: WaitingLines): WaitingLines {
  return {
    byId: new Map(lines.byId),
    byIssue: copyLine(lines.byIssue),
    pools: byPool((name) => {
      const { classes, spent, recentGreen } = lines.pools[name];
      return poolLines((one) => copyLine(classes[one]), copyLine(spent), recentGreen.slice());
    }),
    calls: lines.calls,
  };
}

/** Puts a ticket at its place. A ticket that waits already is a bug of the caller and throws. */
export function addWaiting(lines: WaitingLines, ticket: WaitingTicket): void {
  const before = lines.byId.size;
  lines.byId.set(ticket.id, ticket);
  if (lines.byId.size === before) throw new Error(`ticket ${ticket.id} waits already`);
  join(lines.byIssue, ticket);
  const pool = lines.pools[ticket.pool];
  join(pool.classes[ticket.priorityClass], ticket);
  if (isBudgetSpent(ticket)) join(pool.spent, ticket);
}

/** Takes a ticket out and returns it; undefined when it does not wait. */
export function removeWaiting(lines: WaitingLines, id: TicketId): WaitingTicket | undefined {
  const ticket = lines.byId.get(id);
  if (ticket === undefined) return undefined;
  const pool = lines.pools[ticket.pool];
  const stood = leave(lines.byIssue, ticket) && leave(pool.classes[ticket.priorityClass], ticket);
  if (!stood) throw new Error(`ticket ${id} was changed while it waited`);
  leave(pool.spent, ticket);
  lines.byId.delete(id);
  return ticket;
}

/** How many wait in all pools. */
export function waitingCount(lines: WaitingLines): number {
  return lines.byId.size;
}

/** Everybody who waits, in order of issue. */
export function allWaiting(lines: WaitingLines): readonly WaitingTicket[] {
  return ticketsOf(lines.byIssue);
}

/** How many wait in a pool: what the overtaking budget of the next ticket is made of. */
export function ticketsAheadAtIssue(lines: WaitingLines, pool: Pool): number {
  const { green, appointment, senior, general } = lines.pools[pool].classes;
  return lineLength(green) + lineLength(appointment) + lineLength(senior) + lineLength(general);
}

/** Calls since the lines were begun, without those taken back: what a reactivated ticket counts by (B-14). */
export function callCounter(lines: WaitingLines): number {
  return lines.calls;
}

/**
 * Notes that a ticket was called: to be used after `removeWaiting` of it. When it is senior or general, every
 * senior or general ticket of its pool that was issued earlier counts one overtake, unless it is still put behind
 * after a missed call, or could not have gone to `window`. Calls of green tickets and bookings overtake nobody in
 * this count: the policy excepts them. A call of a held ticket is no call of a waiting one and is not noted here.
 * Answers whom it overtook.
 */
export function recordCall(
  lines: WaitingLines,
  called: WaitingTicket,
  window?: CallingWindow,
): readonly WaitingTicket[] {
  const pool = lines.pools[called.pool];
  const overtaken = isBudgeted(called) ? countOvertakes(lines, called, window) : [];
  lines.calls += 1;
  pool.recentGreen.push(called.priorityClass === 'green');
  if (pool.recentGreen.length >= 2 * rememberedCalls) pool.recentGreen = pool.recentGreen.slice(-rememberedCalls);
  return overtaken;
}

/** Takes back what `recordCall` noted of a call; whom it overtook is put right by the caller, out of the lines. */
export function forgetCall(lines: WaitingLines, called: WaitingTicket): void {
  const { recentGreen } = lines.pools[called.pool];
  const place = recentGreen.lastIndexOf(called.priorityClass === 'green');
  if (place >= 0) recentGreen.splice(place, 1);
  lines.calls -= 1;
}

function countOvertakes(
  lines: WaitingLines,
  called: WaitingTicket,
  window: CallingWindow | undefined,
): readonly WaitingTicket[] {
  const { items, head } = lines.byIssue;
  const overtaken: WaitingTicket[] = [];
  for (let place = head; place < items.length; place += 1) {
    const ticket = items[place];
    if (ticket === undefined || ticket.issueOrder > called.issueOrder) break;
    if (ticket.pool !== called.pool || !isBudgeted(ticket) || ticket.behindUntilCall > lines.calls) continue;
    if (window === undefined ? ticket.reservedFor !== null : !mayServe(window, ticket)) continue;
    const spentBefore = isBudgetSpent(ticket);
    ticket.overtaken += 1;
    overtaken.push(ticket);
    if (!spentBefore && isBudgetSpent(ticket)) join(lines.pools[ticket.pool].spent, ticket);
  }
  return overtaken;
}

/** For a snapshot or a thread; the memory of green calls is cut to the last `rememberedCalls`. The tickets go apart. */
export function serialiseLines(lines: WaitingLines): LinesSnapshot {
  return {
    tickets: allWaiting(lines).map((ticket) => ticket.id),
    calls: lines.calls,
    recentGreen: byPool((pool) => lines.pools[pool].recentGreen.slice(-rememberedCalls)),
  };
}

/** The lines of a snapshot, on the tickets that the same snapshot holds. A ticket that is not there throws. */
export function restoreLines(
  snapshot: LinesSnapshot,
  ticketOf: (id: TicketId) => WaitingTicket | undefined,
): WaitingLines {
  const lines = emptyLines();
  lines.calls = snapshot.calls;
  for (const pool of pools) lines.pools[pool].recentGreen = [...snapshot.recentGreen[pool]];
  for (const id of snapshot.tickets) {
    const ticket = ticketOf(id);
    if (ticket === undefined) throw new Error(`the snapshot lacks ticket ${id}`);
    addWaiting(lines, ticket);
  }
  return lines;
}
