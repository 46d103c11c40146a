import type { LogFiles } from './log-files.ts';
import { type LogHead, openHead } from './log-head.ts';
import type { LogKey } from './log-key.ts';
import { type ChainPlace, openLine } from './log-line.ts';
import { linesOf } from './log-tail.ts';
import type { OperationEntry } from './operation-entry.ts';

/**
 * What somebody has done to a log: a line changed (`altered`), something before a line removed, swapped or put in
 * (`chain-broken`), the newest entries cut off, the oldest files taken away, the head taken away or changed.
 */
export type LogFault =
  | 'altered'
  | 'chain-broken'
  | 'newest-missing'
  | 'oldest-missing'
  | 'head-missing'
  | 'head-altered';

export type LogRecord =
  | { readonly kind: 'entry'; readonly seq: number; readonly entry: OperationEntry }
  /** The line is counted from 1; 0 where it is about the log as a whole. */
  | { readonly kind: 'fault'; readonly fault: LogFault; readonly day: string; readonly line: number };

/** `entries` counts those that open, also behind a fault; `faults` stand in the order in which they were met. */
export interface LogVerdict {
  readonly entries: number;
  readonly faults: readonly Extract<LogRecord, { kind: 'fault' }>[];
}

/**
 * Every entry in the order in which it was written, and between them what does not fit. Reads beside a running agent.
 * Entries after a fault are read all the same. Rejects as the disk does.
 */
export async function* readOperationLog(files: LogFiles, key: LogKey): AsyncGenerator<LogRecord, void> {
  const sealed = await files.readHead();
  const head = sealed === null ? null : openHead(key, sealed);
  const days = (await files.list()).map(({ day }) => day);
  if (sealed === null && days.length > 0) yield faultOf('head-missing', '', 0);
  if (sealed !== null && head === null) yield faultOf('head-altered', '', 0);

  let next: ChainPlace | null = null;
  let reachedHead = head === null || head.seq === 0;
  for (const day of days) {
    const text = await files.read(day);
    const lines = linesOf(text);
    for (const [index, line] of lines.entries()) {
      const opened = openLine(key, day, line);
      if (opened === null) {
        const torn = day === days.at(-1) && index === lines.length - 1 && !text.endsWith('\n');
        // A crash leaves such a piece behind the newest entry; nobody was told that it had been written.
        if (!(torn && reachedHead)) yield faultOf('altered', day, index + 1);
        continue;
      }
      if (next === null) {
        if (head !== null && startsLate(opened.seq, head.oldest)) yield faultOf('oldest-missing', day, index + 1);
      } else if (opened.seq !== next.seq || opened.prev !== next.prev) {
        yield faultOf('chain-broken', day, index + 1);
      }
      next = { seq: opened.seq + 1, prev: opened.hash };
      if (opened.hash === head?.hash) reachedHead = true;
      yield { kind: 'entry', seq: opened.seq, entry: opened.entry };
    }
  }
  if (!reachedHead) yield faultOf('newest-missing', days.at(-1) ?? '', 0);
}

/** Counts what is there and gathers what does not fit. */
export async function verifyOperationLog(files: LogFiles, key: LogKey): Promise<LogVerdict> {
  let entries = 0;
  const faults: Extract<LogRecord, { kind: 'fault' }>[] = [];
  for await (const record of readOperationLog(files, key)) {
    if (record.kind === 'entry') entries += 1;
    else faults.push(record);
  }
  return { entries, faults };
}

/** Files older than the oldest kept one may still be there: they were about to go. */
function startsLate(firstSeq: number, oldest: LogHead['oldest']): boolean {
  return firstSeq > oldest.seq;
}

function faultOf(fault: LogFault, day: string, line: number): Extract<LogRecord, { kind: 'fault' }> {
  return { kind: 'fault', fault, day, line };
}
