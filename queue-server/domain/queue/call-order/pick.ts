import type { CallOrderConfig } from '../../../../protocol/hall-config.ts';
import { type CallExplanation, type PriorityClass, priorityClasses } from '../../../../protocol/ticket.ts';
import { type Asked, choose, type GroundedChoice, isEarly } from './choose.ts';
import { scoreOf } from './score.ts';
import type { WaitingLines } from './waiting-lines.ts';
import type { CallingWindow, WaitingTicket } from './waiting-ticket.ts';

export { mayServe } from './waiting-ticket.ts';

/** A ticket to be called, by the order or by hand, and the grounds that go on record with the call (B-03, B-05). */
export interface Pick {
  readonly ticket: WaitingTicket;
  readonly explanation: CallExplanation;
}

/**
 * Who is called next to a window that is free at `now` (ms), and why; null when nobody waits for it. It depends
 * on the lines, the window, the time and the rules alone, and changes none of them (B-05, B-06).
 */
export function pick(lines: WaitingLines, window: CallingWindow, now: number, order: CallOrderConfig): Pick | null {
  const asked: Asked = { window, now, order, skip: null };
  const choice = choose(lines, asked);
  if (choice === null) return null;
  const { ticket, rule, boundBy } = choice;
  return {
    ticket,
    explanation: {
      rule,
      scores: scoresOf(choice, asked),
      overtaken: ticket.overtaken,
      budget: ticket.budget,
      waitedSeconds: Math.max(0, Math.round((now - ticket.rankAt) / 1000)),
      ...(boundBy === null || boundBy === ticket ? {} : { boundBy: budgetOf(boundBy) }),
    },
  };
}

/**
 * Scores, to three places, of those among whom the choice was made: the called ticket for its own class, the heads of
 * the others. Green has none, its call compares nothing; a booking too far ahead of its slot takes no part.
 */
function scoresOf({ ticket, heads }: GroundedChoice, { now, order }: Asked): Partial<Record<PriorityClass, number>> {
  const scores: Partial<Record<PriorityClass, number>> = {};
  for (const name of priorityClasses) {
    const compared = name === ticket.priorityClass ? ticket : heads[name];
    if (compared === undefined || name === 'green') continue;
    if (compared !== ticket && isEarly(compared, now, order)) continue;
    scores[name] = Math.round(scoreOf(compared, now, order) * 1000) / 1000;
  }
  return scores;
}

function budgetOf({ number, overtaken, budget }: WaitingTicket): NonNullable<CallExplanation['boundBy']> {
  return { number, overtaken, budget };
}
