import { appendFile, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDisk } from '../../disk.ts';
import { syncFolder } from '../../sync-folder.ts';

/** The files of a log. Each write is on the disk when it answers; what the disk refuses, or hangs at, rejects, and the log says it is full. */
export interface LogFiles {
  /** The days that have a file, the oldest first, with its bytes. */
  list(): Promise<readonly { readonly day: string; readonly bytes: number }[]>;
  /** A character a byte, whatever became of them: a length in the text is a length in the file. */
  read(day: string): Promise<string>;
  append(day: string, text: string): Promise<void>;
  /** Takes the piece away that a crash left behind the last whole line. */
  truncate(day: string, bytes: number): Promise<void>;
  remove(day: string): Promise<void>;
  readHead(): Promise<string | null>;
  writeHead(sealed: string): Promise<void>;
}

const dayFile = /^(\d{4}-\d{2}-\d{2})\.log$/;

/**
 * A folder that exists, with one file a day and the head.
 * @param diskMs milliseconds after which a disk counts as hung, where it is not the usual (`disk.ts`)
 */
export function createLogFiles(folder: string, diskMs?: number): LogFiles {
  const disk = createDisk(diskMs);
  const pathOf = (day: string): string => join(folder, `${day}.log`);
  const headPath = join(folder, 'head');
  return {
    list: () =>
      disk(async () => {
        const days = (await readdir(folder)).flatMap((name) => dayFile.exec(name)?.[1] ?? []).sort();
        return Promise.all(days.map(async (day) => ({ day, bytes: (await stat(pathOf(day))).size })));
      }),
    read: (day) => disk(() => readFile(pathOf(day), 'latin1')),
    append: (day, text) => disk(() => appendFile(pathOf(day), text, { mode: 0o600, flush: true })),
    truncate: (day, bytes) => disk(() => truncate(pathOf(day), bytes)),
    remove: (day) => disk(() => rm(pathOf(day), { force: true })),
    async readHead() {
      try {
        return await disk(() => readFile(headPath, 'utf8'));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    writeHead: (sealed) =>
      disk(async () => {
        await writeFile(`${headPath}.new`, sealed, { mode: 0o600, flush: true });
        await rename(`${headPath}.new`, headPath);
        await syncFolder(folder);
      }),
  };
}
