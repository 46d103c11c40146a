import type { CallOrderConfig } from '../../../../protocol/hall-config.ts';
import { choose } from './choose.ts';
import { countBefore, countWhile, lineLength } from './line.ts';
import { periodMs, scoreOf } from './score.ts';
import type { PoolLines, WaitingLines } from './waiting-lines.ts';
import type { CallingWindow, RankedTicket, WaitingTicket } from './waiting-ticket.ts';

const minuteMs = 60_000;
/** The classes that outrank one another by how long they have waited. */
const agingClasses = ['appointment', 'senior', 'general'] as const;
type AgingClass = (typeof agingClasses)[number];

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
  const { green } = pool.classes;
  if (ticket.priorityClass === 'green') return countBefore(green, ticket);
  const alike = lineLength(green) + countBefore(pool.classes[ticket.priorityClass], ticket);
  const others = agingClasses.filter((one) => one !== ticket.priorityClass && lineLength(pool.classes[one]) > 0);
  if (others.length === 0) return alike;
  const at = (calls: number) =>
    alike + countOutranking(pool, others, ticket, now + calls * secondsPerCall * 1000, order);
  // Its turn is the first call by which no more stand before it than have been called. Until then it gains on classes that
  // wait longer, and bookings may come due before it: so the turn is looked for by halves, not guessed from either end.
  const outranked = at(0);
  let high = Math.max(outranked, at(outranked));
  let low = 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) <= middle) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** How many of the other classes go before the ticket at the moment of its turn. */
function countOutranking(
  pool: PoolLines,
  others: readonly AgingClass[],
  ticket: RankedTicket,
  turn: number,
  order: CallOrderConfig,
): number {
  const dueMs = order.bookingDueMinutes * minuteMs;
  // A booking that is due goes before all but green ones and bookings of an earlier rank.
  if (ticket.priorityClass === 'appointment' && turn >= ticket.rankAt + dueMs) return 0;
  const score = scoreOf(ticket, turn, order);
  let outranking = 0;
  for (const other of others) {
    const outranks = turn - score * periodMs(other, order);
    const bound = other === 'appointment' ? Math.max(outranks, turn - dueMs) : outranks;
    outranking += countWhile(pool.classes[other], (waiting) => waiting.rankAt < bound);
  }
  return outranking;
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
