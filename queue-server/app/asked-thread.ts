import { parentPort, Worker } from 'node:worker_threads';

/** Several questions may be under way: each answer names its own. */
interface Question<Asked> {
  readonly id: number;
  readonly asked: Asked;
}
interface Told<Answered> {
  readonly id: number;
  readonly answer: Answered;
}

/** A thread of its own for work that would hold every request up. */
export interface AskedThread<Asked, Answered> {
  /** Rejects where the answer takes longer than the limit, or the thread fails. */
  ask(asked: Asked): Promise<Answered>;
  /** Lets what is under way end first. */
  end(): Promise<void>;
}

/** Asks the thread that `script` is, begun at the first question. One that died or hangs is replaced at the next. `what` stands in its errors. */
export function askThread<Asked, Answered>(script: URL, what: string, limitMs: number): AskedThread<Asked, Answered> {
  let running: RunningThread<Asked, Answered> | null = null;
  return {
    ask(asked) {
      if (running === null || running.ended()) running = startThread<Asked, Answered>(script, what, limitMs);
      return running.ask(asked);
    },
    end: async () => running?.end(),
  };
}

/** The other end: answers what is asked of this thread. */
export function answerInThread<Asked, Answered>(answer: (asked: Asked) => Answered | Promise<Answered>): void {
  parentPort?.on('message', async ({ id, asked }: Question<Asked>) => {
    const told: Told<Answered> = { id, answer: await answer(asked) };
    parentPort?.postMessage(told);
  });
}

/** One thread, until it fails. */
interface RunningThread<Asked, Answered> extends AskedThread<Asked, Answered> {
  ended(): boolean;
}

function startThread<Asked, Answered>(script: URL, what: string, limitMs: number): RunningThread<Asked, Answered> {
  const worker = new Worker(script);
  const pending = new Map<number, (outcome: { readonly answer: Answered } | Error) => void>();
  let whenIdle: () => void = () => undefined;
  let count = 0;
  let over = false;

  function settle(id: number, outcome: { readonly answer: Answered } | Error): void {
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
  worker.on('message', ({ id, answer }: Told<Answered>) => settle(id, { answer }));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error(`the thread of ${what} has ended`)));

  return {
    ask(asked) {
      count += 1;
      const message: Question<Asked> = { id: count, asked };
      return new Promise<Answered>((resolve, reject) => {
        const limit = setTimeout(() => fail(new Error(`${what} took too long`)), limitMs);
        pending.set(message.id, (outcome) => {
          clearTimeout(limit);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome.answer);
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
