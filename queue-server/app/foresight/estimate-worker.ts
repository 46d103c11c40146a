import { answerInThread } from '../asked-thread.ts';
import { answerAsked } from './worker-words.ts';

/** The thread that plays the hall forward. */
answerInThread(answerAsked);
