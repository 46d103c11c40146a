import { err, ok, type Result } from '../../../protocol/result.ts';
import type { LogFiles } from './log-files.ts';
import { type LogHead, openHead } from './log-head.ts';
import type { LogKey } from './log-key.ts';
import { openLine, placeOf } from './log-line.ts';

/** Where the next entry goes on. */
export interface LogTail {
  readonly head: LogHead;
  readonly bytes: number;
  /** What was found wrong at the end, and is written into the log itself; null where all is well. */
  readonly found: 'entries-missing' | 'head-missing' | null;
}

/**
 * Finds the end of a log, after a crash too: a piece of a line is taken away, and whole lines that the head does not know yet
 * are taken in. Null for a terminal that has no log yet. A key that opens nothing of it is refused. Rejects as the disk does.
 */
export async function loadTail(files: LogFiles, key: LogKey): Promise<Result<LogTail | null, 'wrong-key'>> {
  const days = await files.list();
  const sealed = await files.readHead();
  if (sealed === null && days.length === 0) return ok(null);
  const bytes = days.reduce((sum, day) => sum + day.bytes, 0);
  const newest = days.at(-1)?.day;
  const torn = newest === undefined ? 0 : await takeTornPieceAway(files, newest);

  const head = sealed === null ? null : openHead(key, sealed);
  const known = head ?? (await headFromLines(files, key));
  if (known === null) return err('wrong-key');
  const later = days.filter(({ day }) => day >= known.day);
  const end = await follow(
    files,
    key,
    later.map(({ day }) => day),
    known,
  );
  const found = head === null ? 'head-missing' : end.found ? null : 'entries-missing';
  return ok({ head: end.head, bytes: bytes - torn, found });
}

/** Answers how many bytes went. */
async function takeTornPieceAway(files: LogFiles, day: string): Promise<number> {
  const text = await files.read(day);
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < text.length) await files.truncate(day, whole);
  return text.length - whole;
}

async function follow(
  files: LogFiles,
  key: LogKey,
  days: readonly string[],
  known: LogHead,
): Promise<{ readonly head: LogHead; readonly found: boolean }> {
  let head = known;
  let found = known.seq === 0;
  for (const day of days) {
    for (const line of linesOf(await files.read(day))) {
      const opened = openLine(key, day, line);
      if (opened === null) continue;
      if (opened.hash === known.hash) found = true;
      if (!found || opened.prev !== head.hash || opened.seq !== head.seq + 1) continue;
      head = { ...head, seq: opened.seq, hash: opened.hash, day, at: opened.entry.at };
    }
  }
  return { head, found };
}

/** The best that can be said without a head: the newest line that opens. */
async function headFromLines(files: LogFiles, key: LogKey): Promise<LogHead | null> {
  const days = await files.list();
  const oldest = await firstPlace(
    files,
    days.map(({ day }) => day),
  );
  if (oldest === null) return null;
  for (const { day } of [...days].reverse()) {
    for (const line of linesOf(await files.read(day)).reverse()) {
      const opened = openLine(key, day, line);
      if (opened) return { seq: opened.seq, hash: opened.hash, day, at: opened.entry.at, oldest };
    }
  }
  return null;
}

/** The first of these days that holds an entry, and its number. */
export async function firstPlace(files: LogFiles, days: readonly string[]): Promise<LogHead['oldest'] | null> {
  for (const day of days) {
    const place = placeOf(linesOf(await files.read(day))[0] ?? '');
    if (place) return { day, seq: place.seq };
  }
  return null;
}

/** Lines that are not empty, without their newlines. The last may be a piece that a crash left. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
