import { answerInThread } from '../asked-thread.ts';
import { printOrder } from './press-words.ts';

/** The thread that makes documents. */
answerInThread(printOrder);
