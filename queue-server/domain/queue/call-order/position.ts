import type { CallOrderConfig } from '../../../../protocol/hall-config.ts';
import { choose } from './choose.ts';
import { countBefore, countWhile, lineLength } from './line.ts';
import { periodMs, scoreOf } from './score.ts';
import type { PoolLines, WaitingLines } from './waiting-lines.ts';
import type { CallingWindow, RankedTicket, WaitingTicket } from './waiting-ticket.ts';

const minuteMs = 60_000;
/** The count and the moment of the call settle each other within a few rounds. */
const rounds = 6;

/**
 * How many of those who wait would be called before this ticket if nobody else came and a call were made every
 * `secondsPerCall`. Ahead of it stand all green tickets, those of its own class with an earlier rank, and of the
 * other classes whoever outranks it at the moment when its own turn comes; that moment follows from the count, so
 * both are found together. Budgets, windows and reservations are left out: it is a count for people, in
 * logarithmic time. The ticket need not stand in the lines yet.
 */
export function peopleAhead(
  lines: WaitingLines,
  ticket: RankedTicket,
  now: number,
  order: CallOrderConfig,
  secondsPerCall: number,
): number {
  const pool = lines.pools[ticket.pool];
  const green = pool.classes.green;
  if (ticket.priorityClass === 'green') return countBefore(green, ticket);
  let ahead = lineLength(green) + countBefore(pool.classes[ticket.priorityClass], ticket);
  for (let round = 0; round < rounds; round += 1) {
    const before = ahead;
    ahead = aheadAt(pool, ticket, now + ahead * secondsPerCall * 1000, order);
    if (ahead === before) break;
  }
  return ahead;
}

function aheadAt(pool: PoolLines, ticket: RankedTicket, turn: number, order: CallOrderConfig): number {
  const own = ticket.priorityClass;
  const dueMs = order.bookingDueMinutes * minuteMs;
  // A booking is called when due at the latest, so nobody gains on it after that.
  const at = own === 'appointment' ? Math.min(turn, ticket.rankAt + dueMs) : turn;
  const score = scoreOf(ticket, at, order);
  let ahead = lineLength(pool.classes.green);
  for (const other of ['appointment', 'senior', 'general'] as const) {
    const line = pool.classes[other];
    if (other === own) {
      ahead += countBefore(line, ticket);
      continue;
    }
    const outranks = at - score * periodMs(other, order);
    const bound = other === 'appointment' ? Math.max(outranks, at - dueMs) : outranks;
    ahead += countWhile(line, (waiting) => waiting.rankAt < bound);
  }
  return ahead;
}

/**
 * The numbers that are likely to be called next, in order, for the boards: the call order played forward from now
 * on, the windows taking turns, as if nobody else came. Overtakes of the few calls shown are not counted meanwhile.
 */
export function nextNumbers(
  lines: WaitingLines,
  windows: readonly CallingWindow[],
  now: number,
  order: CallOrderConfig,
  count: number,
): readonly string[] {
  const skip = new Set<WaitingTicket['id']>();
  const numbers: string[] = [];
  let turn = 0;
  let idle = 0;
  while (numbers.length < count && idle < windows.length) {
    const window = windows[turn % windows.length];
    turn += 1;
    const choice = window === undefined ? null : choose(lines, { window, now, order, skip });
    if (choice === null) {
      idle += 1;
      continue;
    }
    idle = 0;
    skip.add(choice.ticket.id);
    numbers.push(choice.ticket.number);
  }
  return numbers;
}
