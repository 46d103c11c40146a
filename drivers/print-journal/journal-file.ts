import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createDisk, startDiskMs } from '../disk.ts';
import { syncFolder } from '../sync-folder.ts';

/** A small text file whose every write is on the disk when it answers. A disk that hangs refuses in its time (`disk.ts`). */
export interface JournalFile {
  /** Its text; empty where there is no such file. */
  read(): Promise<Result<string, 'unreadable'>>;
  append(text: string): Promise<Result<void, 'unwritable'>>;
  /** The new text or the old one, whatever happens in between. */
  replace(text: string): Promise<Result<void, 'unwritable'>>;
}

/** Holds nothing open: each call opens the file anew, in a folder that must exist. Has no queue of its own. */
export function openJournalFile(path: string, diskMs?: number): JournalFile {
  const disk = createDisk(diskMs);
  async function attempt(write: () => Promise<void>): Promise<Result<void, 'unwritable'>> {
    try {
      await disk(write);
      return ok(undefined);
    } catch {
      return err('unwritable');
    }
  }
  return {
    async read() {
      try {
        return ok(await createDisk(diskMs ?? startDiskMs)(() => readFile(path, 'utf8')));
      } catch (error) {
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        return missing ? ok('') : err('unreadable');
      }
    },
    append: (text) => attempt(() => appendFile(path, text, { mode: 0o600, flush: true })),
    replace: (text) =>
      attempt(async () => {
        await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
        await rename(`${path}.new`, path);
        await syncFolder(dirname(path));
      }),
  };
}
