import { err, ok, type Result } from '../../protocol/result.ts';
import { createLock } from '../lock.ts';
import { type JournalFile, openJournalFile } from './journal-file.ts';
import { beginLine, type JournaledPrint, outcomeLine, type PrintOutcomes, readLines } from './journal-lines.ts';

/** Nobody asks again for a print of five hundred prints ago. */
const remembered = 500;

/**
 * What became of each print id, on disk, so that an agent that was killed and started again prints no id twice. It holds ids,
 * digests and outcomes, nothing of what stood on the paper.
 */
export interface PrintJournal<Reply> {
  /** The last print before this start was broken off: a piece of it may hang in the printer. Told once, by the first start after it. */
  readonly brokeOff: boolean;
  /** The file is there and cannot be read: nothing begins until an agent starts that can read it. */
  readonly unreadable: boolean;
  /** What is known of an id. One that began under an earlier agent and never ended has failed. */
  find(printId: string): JournaledPrint<Reply> | undefined;
  /** On disk before it answers: only then may a byte go to the printer. Refuses where it cannot be written. */
  begin(printId: string, digest: string): Promise<Result<void, 'unwritable'>>;
  /** Keeps the outcome. Where the disk refuses, the id is a broken off one after the next start, which is the safe side. */
  finish(printId: string, reply: Reply): Promise<void>;
}

/**
 * A journal in a file of its own, whose folder must exist. Never rejects: what cannot be read or written refuses to begin.
 * @param diskMs milliseconds after which a disk counts as hung, where it is not the usual (`disk.ts`)
 */
export async function openPrintJournal<Reply>(
  path: string,
  outcomes: Pick<PrintOutcomes<Reply>, 'schema' | 'brokenOff'>,
  diskMs?: number,
): Promise<PrintJournal<Reply>> {
  const file = openJournalFile(path, diskMs);
  const read = await file.read();
  if (!read.ok) return unusable;
  const known = readLines(read.value, outcomes);
  const unfinished = [...known].filter(([, { reply }]) => reply === null);
  const brokeOff = [...known.values()].at(-1)?.reply === null;
  const journal = keepJournal(file, known, brokeOff);
  for (const [printId] of unfinished) await journal.finish(printId, outcomes.brokenOff);
  return journal;
}

/** For an agent without a folder of its own: forgets with the process. */
export function createMemoryPrintJournal<Reply>(): PrintJournal<Reply> {
  const nothingToWrite = async (): Promise<Result<void, 'unwritable'>> => ok(undefined);
  return keepJournal({ append: nothingToWrite, replace: nothingToWrite }, new Map(), false);
}

const unusable: PrintJournal<never> = {
  brokeOff: false,
  unreadable: true,
  find: () => undefined,
  begin: async () => err('unwritable'),
  finish: async () => undefined,
};

function keepJournal<Reply>(
  file: Pick<JournalFile, 'append' | 'replace'>,
  known: Map<string, JournaledPrint<Reply>>,
  brokeOff: boolean,
): PrintJournal<Reply> {
  const inTurn = createLock();
  /** Lines in the file; infinite where its end is uncertain, so that the next write makes it anew. */
  let lines = Number.POSITIVE_INFINITY;

  function forgetOldest(): void {
    for (const oldest of known.keys()) {
      if (known.size <= remembered) return;
      known.delete(oldest);
    }
  }

  /** Appends, or writes the file anew when it holds more than is remembered. `known` already has the new fact. */
  async function write(line: string): Promise<Result<void, 'unwritable'>> {
    if (lines < 4 * remembered) {
      const appended = await file.append(line);
      lines = appended.ok ? lines + 1 : Number.POSITIVE_INFINITY;
      return appended;
    }
    const all = [...known].map(([printId, { digest, reply }]) =>
      reply === null ? beginLine(printId, digest) : beginLine(printId, digest) + outcomeLine(printId, reply),
    );
    const replaced = await file.replace(all.join(''));
    if (replaced.ok) lines = 2 * all.length;
    return replaced;
  }

  return {
    brokeOff,
    unreadable: false,
    find: (printId) => known.get(printId),
    begin: (printId, digest) =>
      inTurn(async () => {
        known.set(printId, { digest, reply: null });
        forgetOldest();
        const written = await write(beginLine(printId, digest));
        // Nothing was printed: the same id may be tried again when the disk can be written again.
        if (!written.ok) known.delete(printId);
        return written;
      }),
    finish: (printId, reply) =>
      inTurn(async () => {
        const begun = known.get(printId);
        if (begun === undefined) return;
        known.set(printId, { digest: begun.digest, reply });
        await write(outcomeLine(printId, reply));
      }),
  };
}
