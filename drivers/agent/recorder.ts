import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { OperationFacts } from './operation-log/operation-entry.ts';
import type { LogTrouble, OperationLog } from './operation-log/operation-log.ts';

/** Writes down what is done at this terminal (S4 9.5.2, D-24). While nothing can be written, no business is done. */
export interface Recorder {
  /** On the disk when it answers; a refusal means: do not do it. */
  begin(facts: OperationFacts): Promise<Result<void, LogTrouble>>;
  /** What has been done already; nothing waits for it, and a disk that refuses it shows as trouble. */
  note(facts: OperationFacts): void;
  /** Why no business is done; null while all is well. */
  trouble(): LogTrouble | null;
  /** Told when trouble begins or ends. Answers the function that ends it. */
  onTrouble(listener: () => void): () => void;
  /** Writes what is still to be written. */
  close(): Promise<void>;
}

/** An agent without a folder of its own, as in the demo, writes nothing down. */
export const noRecorder: Recorder = {
  begin: async () => ok(undefined),
  note: () => undefined,
  trouble: () => null,
  onTrouble: () => () => undefined,
  close: async () => undefined,
};

/** Looks again `everyMs` while there is trouble, so that a mended disk or clock is noticed though nobody may do business. */
export function createRecorder(log: OperationLog, everyMs: number): Recorder {
  const listeners = createListeners<[]>();
  let told = troubleOf(log);
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    if (troubleOf(log) === null) tellChange();
    else void log.check().then(tellChange);
  }, everyMs);

  function tellChange(): void {
    const trouble = troubleOf(log);
    if (trouble === told) return;
    told = trouble;
    listeners.tell();
  }

  async function append(facts: OperationFacts): Promise<Result<void, LogTrouble>> {
    const written = await log.append(facts);
    tellChange();
    return written;
  }

  return {
    begin(facts) {
      const trouble = troubleOf(log);
      return trouble === null ? append(facts) : Promise.resolve(err(trouble));
    },
    note(facts) {
      last = append(facts);
    },
    trouble: () => troubleOf(log),
    onTrouble: listeners.add,
    async close() {
      clearInterval(timer);
      await last;
    },
  };
}

function troubleOf(log: OperationLog): LogTrouble | null {
  const state = log.state();
  return state === 'ok' ? null : state;
}
