import { type CallExplanation, type CallRule, type PriorityClass, priorityClasses } from '../../protocol/ticket.ts';

/** One score in a comparison, best first. */
export interface ComparedScore {
  readonly priorityClass: PriorityClass;
  readonly score: number;
}

/** What the screen says about a call: the rule, and beside it the numbers that speak for it (B-05, B-06). */
export interface CallReason {
  readonly rule: CallRule;
  /** Scores that were compared, best first; empty where the rule does not compare. */
  readonly scores: readonly ComparedScore[];
  /** The overtaking budget, where it decided. */
  readonly budget: { readonly overtaken: number; readonly budget: number } | null;
  readonly waitedMinutes: number;
  readonly reason: string | null;
}

/** Digests the record of a call into what is worth saying; the words come from the messages. */
export function callReason(explanation: CallExplanation): CallReason {
  const { rule } = explanation;
  return {
    rule,
    scores: rule === 'accumulated-priority' ? bestFirst(explanation.scores) : [],
    budget: rule === 'overtaking-budget' ? { overtaken: explanation.overtaken, budget: explanation.budget } : null,
    waitedMinutes: Math.floor(explanation.waitedSeconds / 60),
    reason: explanation.reason ?? null,
  };
}

function bestFirst(scores: CallExplanation['scores']): readonly ComparedScore[] {
  return priorityClasses
    .flatMap((priorityClass) => {
      const score = scores[priorityClass];
      return score === undefined ? [] : [{ priorityClass, score }];
    })
    .sort((one, other) => other.score - one.score);
}
