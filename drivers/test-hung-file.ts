import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';

/**
 * Puts a file there at which whoever reads or writes hangs, as at a disk that has gone away: a pipe without another end. Answers the
 * function that ends it: what hangs comes to its end then, and the place is free. It has to be called, or the process cannot end.
 */
export function hangFile(path: string): () => Promise<void> {
  execFileSync('mkfifo', [path]);
  return async () => {
    const end = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
    await rm(path);
    await end.close();
  };
}
