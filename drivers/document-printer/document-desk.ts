import { createHash } from 'node:crypto';
import type { DocumentJob } from '../../protocol/agent-document.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { within } from '../time-limit.ts';
import type { DocumentPrinter } from './document-printer.ts';
import type { DocumentToPrint, JobPhase } from './print-run.ts';

const waitingLimit = 3;
const remembered = 500;
/** A reply comes no later, whatever the job is at. */
const usualAnswerMs = 60_000;

export type DocumentRefusal = 'too_many_requests' | 'idempotency_key_reused';

/** Takes documents from the page: the same print id prints once and keeps its first outcome; few may wait. */
export interface DocumentDesk {
  print(printId: string, document: DocumentToPrint): Promise<Result<DocumentJob, DocumentRefusal>>;
  /** How a job stands; null where there is none of that id. */
  get(printId: string): DocumentJob | null;
  /** Has it cancelled and answers how it ended: what was printed first is printed. */
  cancel(printId: string): Promise<DocumentJob | null>;
  onJob(listener: (job: DocumentJob) => void): () => void;
  /**
   * The visitor has gone: nothing more of theirs comes out, and nothing of it is left at the printer (D-27). False where the printer
   * could not be seen to be clear; then it prints for nobody until it is.
   */
  wipe(): Promise<boolean>;
  close(): Promise<void>;
}

interface Entry {
  /** Of the document, to know it again; the document itself is not kept. */
  readonly digest: string;
  readonly stop: AbortController;
  readonly ended: Promise<DocumentJob>;
  job: DocumentJob;
}

export function createDocumentDesk(
  printer: Pick<DocumentPrinter, 'print' | 'clear'>,
  answerMs = usualAnswerMs,
): DocumentDesk {
  const entries = new Map<string, Entry>();
  const listeners = createListeners<[DocumentJob]>();
  let unfinished = 0;
  /** Something was sent to the printer since it was last seen to be clear. */
  let used = false;

  function start(printId: string, document: DocumentToPrint, digest: string): Entry {
    const stop = new AbortController();
    const first: DocumentJob = { printId, phase: 'queued' };
    function tell(phase: JobPhase): DocumentJob {
      const job = { printId, ...phase };
      entry.job = job;
      listeners.tell(job);
      return job;
    }
    async function run(): Promise<DocumentJob> {
      // First the entry, then what happens to it.
      await Promise.resolve();
      unfinished += 1;
      used = true;
      try {
        return tell(await printer.print(document, stop.signal, tell));
      } finally {
        unfinished -= 1;
      }
    }
    const entry: Entry = { digest, stop, job: first, ended: run() };
    entries.set(printId, entry);
    const [oldest] = entries.keys();
    if (entries.size > remembered && oldest !== undefined) entries.delete(oldest);
    return entry;
  }

  async function stopAll(): Promise<void> {
    for (const { stop } of entries.values()) stop.abort();
    await Promise.all([...entries.values()].map(({ ended }) => ended));
  }

  return {
    async print(printId, document) {
      const digest = createHash('sha256').update(document.pdf).update(`${document.copies}`).digest('base64');
      const known = entries.get(printId);
      if (known && known.digest !== digest) return err('idempotency_key_reused');
      if (!known && unfinished >= waitingLimit) return err('too_many_requests');
      const entry = known ?? start(printId, document, digest);
      await within(entry.ended, answerMs);
      return ok(entry.job);
    },
    get: (printId) => entries.get(printId)?.job ?? null,
    async cancel(printId) {
      const entry = entries.get(printId);
      if (!entry) return null;
      entry.stop.abort();
      await within(entry.ended, answerMs);
      return entry.job;
    },
    onJob: listeners.add,
    async wipe() {
      await stopAll();
      if (!used) return true;
      const cleared = await printer.clear();
      used = !cleared.ok;
      return cleared.ok;
    },
    close: stopAll,
  };
}
