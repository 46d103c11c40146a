import { parentPort } from 'node:worker_threads';
import { type AskedOfWorker, answerAsked, type ToldByWorker } from './worker-words.ts';

/** The thread that plays the hall forward. */
parentPort?.on('message', ({ id, asked }: AskedOfWorker) => {
  const told: ToldByWorker = { id, answer: answerAsked(asked) };
  parentPort?.postMessage(told);
});
