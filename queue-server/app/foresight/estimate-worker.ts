import { parentPort } from 'node:worker_threads';
import { answerForesight, type ForesightQuestion } from '../../domain/estimate/foresight.ts';

/** The thread that plays the hall forward. */
parentPort?.on('message', (question: ForesightQuestion) => parentPort?.postMessage(answerForesight(question)));
