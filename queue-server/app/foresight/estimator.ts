import type { ForesightAnswer, ForesightQuestion } from '../../domain/estimate/foresight.ts';
import type { DayPlan, PlanQuestion } from '../../domain/planning/plan-question.ts';
import { askThread } from '../asked-thread.ts';
import { type Answered, type Asked, answerAsked } from './worker-words.ts';

/** Answers what is to be expected, off the path of any request. Where it works in a thread of its own it rejects what takes too long. */
export interface Estimator {
  answer(question: ForesightQuestion): Promise<ForesightAnswer>;
  /** Null where there is no past day to plan from. */
  plan(question: PlanQuestion): Promise<DayPlan | null>;
  /** Lets what is under way end first. */
  close(): Promise<void>;
}

/** In this very thread: for tests, and where the server is not bundled. */
export function inThreadEstimator(): Estimator {
  return estimatorBy(
    (asked) => Promise.resolve(answerAsked(asked)),
    () => Promise.resolve(),
  );
}

const usualLimitMs = 5000;

/** In a thread of its own, so that no ticket waits for an estimate. A thread that died or hangs is replaced at the next question. */
export function workerEstimator(script: URL, limitMs: number = usualLimitMs): Estimator {
  const thread = askThread<Asked, Answered>(script, 'the estimate', limitMs);
  return estimatorBy(thread.ask, thread.end);
}

function estimatorBy(ask: (asked: Asked) => Promise<Answered>, close: () => Promise<void>): Estimator {
  return {
    answer: async (question) => (await ask({ kind: 'waits', question })) as ForesightAnswer,
    plan: async (question) => (await ask({ kind: 'plan', question })) as DayPlan | null,
    close: async () => close(),
  };
}
