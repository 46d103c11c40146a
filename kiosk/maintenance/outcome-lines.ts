import { clockTime } from '../../protocol/clock.ts';
import type { LoggedOutcome } from '../models/outcome-log.ts';

/** So many fit beside the parts at 1280 x 800. */
const mostLines = 6;

/** The latest first, by their names in the flow: time, screen, input, what came of it. Says nothing of a person (D-23). */
export function outcomeLines(log: readonly LoggedOutcome[], utcOffsetMinutes: number): readonly string[] {
  const latest = log.slice(-mostLines).reverse();
  return latest.map(({ at, screen, input, outcome }) =>
    [clockTime(at, utcOffsetMinutes), screen, input, outcome].join(' · '),
  );
}
