import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { DocumentFaultSchema, type DocumentJob } from '../../protocol/agent-document.ts';
import { ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { PrintOutcomes } from '../print-journal/journal-lines.ts';
import { createMemoryPrintJournal, type PrintJournal } from '../print-journal/print-journal.ts';
import { createPrintOnce, type PrintRefusal } from '../print-journal/print-once.ts';
import { within } from '../time-limit.ts';
import type { DocumentPrinter } from './document-printer.ts';
import type { DocumentToPrint, JobEnd, JobPhase } from './print-run.ts';

/** A reply comes no later, whatever the job is at. */
const usualAnswerMs = 60_000;

/** Takes documents from the page, each print id once (`print-once.ts`). */
export interface DocumentDesk {
  print(printId: string, document: DocumentToPrint): Promise<Result<DocumentJob, PrintRefusal>>;
  /** How a job stands; null where there is none of that id. */
  get(printId: string): DocumentJob | null;
  /** Has it cancelled and answers how it ended: what was printed first is printed. */
  cancel(printId: string): Promise<DocumentJob | null>;
  /** Told at every step of a job, and of its end once for every `print` of its id. */
  onJob(listener: (job: DocumentJob) => void): () => void;
  /**
   * The visitor has gone: nothing more of theirs comes out, and nothing of it is left at the printer (D-27). False where the printer
   * could not be seen to be clear; then it prints for nobody until it is.
   */
  wipe(): Promise<boolean>;
  close(): Promise<void>;
}

/** After one that broke off nobody knows how much came out. */
export const documentOutcomes: PrintOutcomes<JobEnd> = {
  schema: Type.Union([
    Type.Object({ phase: Type.Enum(['printed', 'cancelled']) }),
    Type.Object({ phase: Type.Literal('failed'), fault: DocumentFaultSchema }),
  ]),
  brokenOff: { phase: 'failed', fault: 'stalled' },
  faulty: { phase: 'failed', fault: 'fault' },
};

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  job: DocumentJob;
}

/**
 * `answerMs`: by then `print` and `cancel` answer with the job as it stands, and the job goes on. Without a journal an
 * id is remembered as long as the process. Closing it cancels every job and waits for its end; the printer stays open.
 */
export function createDocumentDesk(
  printer: Pick<DocumentPrinter, 'print' | 'clear'>,
  journal: PrintJournal<JobEnd> = createMemoryPrintJournal(),
  answerMs = usualAnswerMs,
): DocumentDesk {
  const once = createPrintOnce(journal, documentOutcomes.faulty);
  const running = new Map<string, Running>();
  const listeners = createListeners<[DocumentJob]>();
  /** Something was sent to the printer since it was last seen to be clear. */
  let used = false;

  function begin(printId: string, document: DocumentToPrint): Result<Promise<JobEnd>, PrintRefusal> {
    const isNew = get(printId) === null;
    const digest = createHash('sha256').update(document.pdf).update(`${document.copies}`).digest('base64');
    const stop = new AbortController();
    function tell(phase: JobPhase): void {
      const job = { printId, ...phase };
      const entry = running.get(printId);
      if (entry) entry.job = job;
      listeners.tell(job);
    }
    const begun = once.begin(printId, digest, () => {
      used = true;
      return printer.print(document, stop.signal, tell);
    });
    if (!begun.ok) return begun;
    // The end is told for every call, also of an id that ended long ago: each one was written down as begun (D-24). What a bug ended
    // is told to whoever waits for it.
    const ended = begun.value.then(tell, () => undefined);
    if (isNew) {
      const forgotten = ended.finally(() => running.delete(printId));
      running.set(printId, { stop, ended: forgotten, job: { printId, phase: 'queued' } });
    }
    return begun;
  }

  function get(printId: string): DocumentJob | null {
    const end = journal.find(printId)?.reply ?? null;
    return running.get(printId)?.job ?? (end === null ? null : { printId, ...end });
  }

  async function stopAll(): Promise<void> {
    for (const { stop } of running.values()) stop.abort();
    await Promise.all([...running.values()].map(({ ended }) => ended));
  }

  return {
    async print(printId, document) {
      const begun = begin(printId, document);
      if (!begun.ok) return begun;
      const ended = await within(begun.value, answerMs);
      return ok(ended.ok ? { printId, ...ended.value } : (get(printId) ?? { printId, phase: 'queued' }));
    },
    get,
    async cancel(printId) {
      const entry = running.get(printId);
      if (!entry) return get(printId);
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
