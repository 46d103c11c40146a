import type { Input } from '../flow/inputs.ts';
import type { Outcome } from '../flow/outcome.ts';
import type { ScreenName } from '../flow/state.ts';

/** What came of an input: names only, nothing of a person. */
export interface LoggedOutcome {
  readonly at: number;
  readonly screen: ScreenName;
  readonly input: Input['type'];
  readonly outcome: Outcome;
}

const kept = 200;

/** The last 200 inputs that were not simply done: the maintenance page shows the latest to whoever looks for the cause of a fault. */
export interface OutcomeLog {
  add(entry: LoggedOutcome): void;
  read(): readonly LoggedOutcome[];
}

export function createOutcomeLog(): OutcomeLog {
  const entries: LoggedOutcome[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > kept) entries.shift();
    },
    read: () => entries,
  };
}
