import { type CallExplanation, type CallRule, type PriorityClass, priorityClasses } from '../../protocol/ticket.ts';

/** One score in a comparison, best first. */
export interface ComparedScore {
  readonly priorityClass: PriorityClass;
  readonly score: number;
}

/** What the screen says about a call: the rule, and beside it the numbers that speak for it (B-05, B-06). */
export interface CallReason {
  readonly rule: CallRule;
  /** Scores that were compared, best first; empty where the rule compares nobody. */
  readonly scores: readonly ComparedScore[];
  /** The overtaking budget, where it decided; with the number of the ticket that it is of, where that was another. */
  readonly budget: { readonly number: string | null; readonly overtaken: number; readonly budget: number } | null;
  readonly waitedMinutes: number;
  readonly reason: string | null;
}

/** Digests the record of a call into what is worth saying; the words come from the messages. */
export function callReason(explanation: CallExplanation): CallReason {
  const { rule } = explanation;
  return {
    rule,
    scores: scoresOf(explanation),
    budget: rule === 'overtaking-budget' ? budgetOf(explanation) : null,
    waitedMinutes: Math.floor(explanation.waitedSeconds / 60),
    reason: explanation.reason ?? null,
  };
}

function budgetOf({ overtaken, budget, boundBy }: CallExplanation): NonNullable<CallReason['budget']> {
  return boundBy ?? { number: null, overtaken, budget };
}

/** Where another's budget decided, those who came in question were compared by their scores. */
function scoresOf({ rule, scores, boundBy }: CallExplanation): readonly ComparedScore[] {
  if (rule === 'accumulated-priority') return bestFirst(scores);
  return rule === 'overtaking-budget' && boundBy && Object.keys(scores).length > 1 ? bestFirst(scores) : [];
}

function bestFirst(scores: CallExplanation['scores']): readonly ComparedScore[] {
  return priorityClasses
    .flatMap((priorityClass) => {
      const score = scores[priorityClass];
      return score === undefined ? [] : [{ priorityClass, score }];
    })
    .sort((one, other) => other.score - one.score);
}
