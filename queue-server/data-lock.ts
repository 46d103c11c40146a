import { join } from 'node:path';
import { openLastingDatabase } from './sqlite/lasting-database.ts';

/** How long a server that is just ending may still hold the folder. */
const waitMs = 3000;

/**
 * Takes the data folder for this process: two servers on one ledger would each believe themselves its only writer.
 * The lock is one that SQLite holds on a file of its own, so the system lets it go however the process ends.
 * Throws with words for the operator when another server has the folder. Returns the way to let it go.
 */
export function lockDataFolder(dataDir: string, timeoutMs: number = waitMs): () => void {
  const file = openLastingDatabase(join(dataDir, 'server.lock'), { timeout: timeoutMs });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `another Tidehall server is running on ${dataDir}: stop that one first, or choose another DATA_DIR for this one`,
    );
  }
  return () => void file.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
