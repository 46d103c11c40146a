import { Worker } from 'node:worker_threads';
import type { ForesightAnswer, ForesightQuestion } from '../../domain/estimate/foresight.ts';
import type { DayPlan, PlanQuestion } from '../../domain/planning/plan-question.ts';
import { type Answered, type Asked, type AskedOfWorker, answerAsked, type ToldByWorker } from './worker-words.ts';

/** Answers what is to be expected, off the path of any request. Rejects when it takes longer than its limit. */
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
  let running: AskedThread | null = null;
  return estimatorBy(
    (asked) => {
      if (running === null || running.ended()) running = startThread(script, limitMs);
      return running.ask(asked);
    },
    async () => running?.end(),
  );
}

function estimatorBy(ask: (asked: Asked) => Promise<Answered>, close: () => Promise<void>): Estimator {
  return {
    answer: async (question) => (await ask({ kind: 'waits', question })) as ForesightAnswer,
    plan: async (question) => (await ask({ kind: 'plan', question })) as DayPlan | null,
    close: async () => close(),
  };
}

/** One thread, until it fails. */
interface AskedThread {
  ask(asked: Asked): Promise<Answered>;
  ended(): boolean;
  end(): Promise<void>;
}

type Settle = (outcome: Answered | Error) => void;

function startThread(script: URL, limitMs: number): AskedThread {
  const worker = new Worker(script);
  const pending = new Map<number, Settle>();
  let whenIdle: () => void = () => undefined;
  let count = 0;
  let over = false;

  function settle(id: number, outcome: Answered | Error): void {
    pending.get(id)?.(outcome);
    pending.delete(id);
    if (pending.size === 0) whenIdle();
  }
  function fail(error: Error): void {
    over = true;
    for (const id of [...pending.keys()]) settle(id, error);
    void worker.terminate();
  }
  worker.unref();
  worker.on('message', ({ id, answer }: ToldByWorker) => settle(id, answer));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread of the estimates has ended')));

  return {
    ask(asked) {
      count += 1;
      const message: AskedOfWorker = { id: count, asked };
      return new Promise<Answered>((resolve, reject) => {
        const limit = setTimeout(() => fail(new Error('the estimate took too long')), limitMs);
        pending.set(message.id, (outcome) => {
          clearTimeout(limit);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        });
        worker.postMessage(message);
      });
    },
    ended: () => over,
    async end() {
      // Each question has its own time limit, so this ends.
      if (pending.size > 0)
        await new Promise<void>((resolve) => {
          whenIdle = resolve;
        });
      over = true;
      await worker.terminate();
    },
  };
}
