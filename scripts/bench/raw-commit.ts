import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openLastingDatabase } from '../../queue-server/sqlite/lasting-database.ts';

/** Rows a second of the plainest durable loop: so many rows a transaction, WAL and synchronous FULL, nothing decided and nothing hashed. */
export function rawCommitsPerSecond(folder: string, rowsATransaction: number, seconds: number): number {
  const database = openLastingDatabase(join(folder, `raw-${rowsATransaction}-${randomBytes(4).toString('hex')}.db`));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(
      'CREATE TABLE events (stream TEXT, seq INTEGER, data TEXT, hash BLOB, PRIMARY KEY (stream, seq)) WITHOUT ROWID',
    );
    const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
    const data = 'x'.repeat(500);
    const hash = randomBytes(32);
    let seq = 0;
    const commit = database.transaction(() => {
      for (let row = 0; row < rowsATransaction; row += 1) insert.run('hall/raw', ++seq, data, hash);
    });
    const startedMs = performance.now();
    while (performance.now() - startedMs < seconds * 1000) commit();
    return (seq * 1000) / (performance.now() - startedMs);
  } finally {
    database.close();
  }
}
