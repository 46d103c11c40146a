import { Worker } from 'node:worker_threads';
import { answerForesight, type ForesightAnswer, type ForesightQuestion } from '../../domain/estimate/foresight.ts';

/** Answers what waits are to be expected, off the path of any request. Rejects when it takes longer than its limit. */
export interface Estimator {
  answer(question: ForesightQuestion): Promise<ForesightAnswer>;
  close(): Promise<void>;
}

/** In this very thread: for tests, and where the server is not bundled. */
export function inThreadEstimator(): Estimator {
  return {
    answer: (question) => Promise.resolve(answerForesight(question)),
    close: () => Promise.resolve(),
  };
}

const limitMs = 5000;

/** In a thread of its own, so that no ticket waits for an estimate. A thread that died or hangs is replaced at the next question. */
export function workerEstimator(script: URL): Estimator {
  let worker: Worker | null = null;

  function start(): Worker {
    const fresh = new Worker(script);
    fresh.unref();
    fresh.on('error', () => {
      if (worker === fresh) worker = null;
    });
    return fresh;
  }

  return {
    answer(question) {
      worker ??= start();
      const asked = worker;
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => finish(new Error('the estimate took too long')), limitMs);
        const finish = (outcome: ForesightAnswer | Error): void => {
          clearTimeout(limit);
          asked.off('message', finish);
          asked.off('error', finish);
          if (!(outcome instanceof Error)) {
            resolve(outcome);
            return;
          }
          worker = null;
          void asked.terminate();
          reject(outcome);
        };
        asked.once('message', finish);
        asked.once('error', finish);
        asked.postMessage(question);
      });
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}
