import { localDay } from '../../../protocol/clock.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { createLock } from '../../lock.ts';
import type { LogFiles } from './log-files.ts';
import { type LogHead, sealHead } from './log-head.ts';
import type { LogKey } from './log-key.ts';
import { chainStart, hashOf, sealLine } from './log-line.ts';
import { firstPlace, type LogTail, loadTail } from './log-tail.ts';
import { datedEntry, type OperationFacts } from './operation-entry.ts';

/** Why nothing can be written down: then no business is done either (D-24). */
export type LogTrouble = 'full' | 'clock-wrong';

/**
 * The operation log of a terminal (S4 9.5.2): append-only, encrypted, each entry chained to the one before it, one file a day,
 * kept for more than a year.
 */
export interface OperationLog {
  /** On the disk when it answers. What is to be done is written down before it is done; a refusal means: do not do it. */
  append(facts: OperationFacts): Promise<Result<void, LogTrouble>>;
  /** What the last attempt found, with the clock of this moment. Asks nothing of the disk. */
  state(): 'ok' | LogTrouble;
  /** Tries again after trouble, so that a mended disk is noticed while nobody may do business. */
  check(): Promise<'ok' | LogTrouble>;
  /** An engineer has set the clock: it may be before the last entry, or long after it. */
  acceptClock(): Promise<Result<void, LogTrouble>>;
}

export interface OperationLogOptions {
  readonly files: LogFiles;
  readonly key: LogKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since 1970; 1 November 2026 where it is missing. No entry can be older than the program itself. */
  readonly notBefore?: number;
  /** The hall's time zone, by which an entry belongs to a day's file; 480 where it is missing. */
  readonly utcOffsetMinutes?: number;
  /** Of all days' files together; an entry beyond it is refused as `full`. 1,000,000,000 where it is missing. */
  readonly maxBytes?: number;
}

const dayMs = 86_400_000;
const usual = {
  notBefore: Date.UTC(2026, 10, 1),
  utcOffsetMinutes: 480,
  /** 400 days of 5,000 entries of 350 bytes are 700 MB. */
  maxBytes: 1_000_000_000,
};
/** What NTP may set a clock back by. */
const backwardsMs = 5 * 60_000;
/** A terminal that stood unused for longer is started by an engineer, who looks at the clock. */
const forwardsMs = 100 * dayMs;
const keepDays = 400;
/** So that a clock which once jumped ahead cannot empty the log. */
const removedAtOnce = 2;

/** Refuses a key that opens nothing of a log which is there already. Nothing is written before the first entry. */
export async function createOperationLog(options: OperationLogOptions): Promise<Result<OperationLog, 'wrong-key'>> {
  try {
    const loaded = await loadTail(options.files, options.key);
    return loaded.ok ? ok(keepLog(options, loaded.value)) : loaded;
  } catch {
    // The disk does not answer: that is trouble to be told, and it is tried again with the next entry.
    return ok(keepLog(options, undefined));
  }
}

/** `undefined` where it is not known how the log ends. */
function keepLog(options: OperationLogOptions, loaded: LogTail | null | undefined): OperationLog {
  const { files, key, now } = options;
  const { notBefore, utcOffsetMinutes, maxBytes } = { ...usual, ...options };
  const inTurn = createLock();
  let tail = loaded;
  let trouble: LogTrouble | null = loaded === undefined ? 'full' : null;

  function clockIsWrong(at: number): boolean {
    const last = tail?.head.seq ? tail.head.at : null;
    return at < notBefore || (last !== null && (at < last - backwardsMs || at > last + forwardsMs));
  }

  /** Rejects as the disk does. */
  async function ensureTail(at: number): Promise<Result<LogTail, LogTrouble>> {
    if (tail === undefined) {
      const read = await loadTail(files, key);
      if (!read.ok) return err('full');
      tail = read.value;
    }
    if (tail === null) {
      const day = localDay(at, utcOffsetMinutes);
      const head: LogHead = { seq: 0, hash: chainStart, day, at, oldest: { day, seq: 1 } };
      await files.writeHead(sealHead(key, head));
      tail = { head, bytes: 0, found: null };
    }
    return ok(tail);
  }

  async function writeEntry(from: LogTail, at: number, facts: OperationFacts): Promise<Result<LogTail, LogTrouble>> {
    const today = localDay(at, utcOffsetMinutes);
    // Never back to an older file: the order of the files is the order of the chain.
    const day = today > from.head.day ? today : from.head.day;
    const seq = from.head.seq + 1;
    const line = sealLine(key, day, { seq, prev: from.head.hash }, datedEntry(at, facts));
    const expired = day === from.head.day ? [] : await expiredDays(day);
    const bytes = from.bytes + line.length + 1 - expired.reduce((sum, gone) => sum + gone.bytes, 0);
    if (bytes > maxBytes) return err('full');
    await files.append(day, `${line}\n`);
    const oldest = await oldestAfter(expired, from.head.oldest);
    const head = { seq, hash: hashOf(line), day, at, oldest };
    await files.writeHead(sealHead(key, head));
    for (const { day: gone } of expired) await files.remove(gone);
    return ok({ head, bytes, found: null });
  }

  async function expiredDays(today: string): Promise<readonly { readonly day: string; readonly bytes: number }[]> {
    const limit = new Date(Date.parse(today) - keepDays * dayMs).toISOString().slice(0, 10);
    return (await files.list()).filter(({ day }) => day < limit).slice(0, removedAtOnce);
  }

  async function oldestAfter(expired: readonly { readonly day: string }[], before: LogHead['oldest']) {
    if (expired.length === 0) return before;
    const gone = new Set(expired.map(({ day }) => day));
    const days = (await files.list()).map(({ day }) => day).filter((day) => !gone.has(day));
    return (await firstPlace(files, days)) ?? before;
  }

  function write(facts: OperationFacts, clockAccepted = false): Promise<Result<void, LogTrouble>> {
    return inTurn(async () => {
      const at = now();
      const written = await attempt(at, facts, clockAccepted);
      trouble = written.ok ? null : written.error;
      return written;
    });
  }

  async function attempt(at: number, facts: OperationFacts, clockAccepted: boolean): Promise<Result<void, LogTrouble>> {
    try {
      const ready = await ensureTail(at);
      if (!ready.ok) return ready;
      if (at < notBefore || (!clockAccepted && clockIsWrong(at))) return err('clock-wrong');
      const { found } = ready.value;
      const mended =
        found === null ? ready : await writeEntry(ready.value, at, { operation: 'log-mended', outcome: found });
      if (!mended.ok) return mended;
      tail = mended.value;
      const written = await writeEntry(mended.value, at, facts);
      if (!written.ok) return written;
      tail = written.value;
      return ok(undefined);
    } catch {
      // Nobody knows how much of it is on the disk: the next entry looks.
      tail = undefined;
      return err('full');
    }
  }

  function state(): 'ok' | LogTrouble {
    if (trouble === 'full') return 'full';
    return clockIsWrong(now()) ? 'clock-wrong' : 'ok';
  }

  return {
    append: (facts) => write(facts),
    state,
    async check() {
      if (trouble !== null) await write({ operation: 'log-resumed', outcome: 'done' });
      return state();
    },
    acceptClock: () => write({ operation: 'clock-accepted', outcome: 'done' }, true),
  };
}
