import type { Database } from 'better-sqlite3';
import { GENESIS_HASH } from './hash-chain.ts';
import type { EventRecord, Snapshot } from './ledger.ts';

/** The SQL of the ledger, prepared once, as functions. */
export interface LedgerStatements {
  head(stream: string): { readonly seq: number; readonly hash: string };
  insert(record: EventRecord): void;
  moveHead(record: EventRecord): void;
  /** Null where the stream has no such event; of the time before the first event, the hash that it names. */
  hashOf(stream: string, seq: number): string | null;
  records(stream: string, afterSeq: number, limit: number | undefined): EventRecord[];
  streams(): string[];
  saveSnapshot(snapshot: Snapshot): void;
  loadSnapshot(stream: string): Snapshot | null;
}

const COLUMNS = `stream, seq, at, type, actor, command_id AS commandId, fingerprint, data,
  previous_hash AS previousHash, hash, algorithm`;

/** Throws for a file without the tables of today. Begins no transaction: that is for whoever writes. */
export function prepareStatements(database: Database): LedgerStatements {
  const head = database.prepare<[string], { seq: number; hash: string }>(
    'SELECT seq, hash FROM heads WHERE stream = ?',
  );
  // By place: binding by name costs a row a fifth of its time.
  const insert = database.prepare<(string | number | null)[]>(
    `INSERT INTO events
       (stream, seq, at, type, actor, command_id, fingerprint, data, previous_hash, hash, algorithm)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const moveHead = database.prepare<[string, number, string]>(
    `INSERT INTO heads (stream, seq, hash) VALUES (?, ?, ?)
     ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  );
  const hashOf = database
    .prepare<[string, number], string>('SELECT hash FROM events WHERE stream = ? AND seq = ?')
    .pluck();
  const records = database.prepare<[string, number, number], EventRecord>(
    `SELECT ${COLUMNS} FROM events WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  // From events and heads alike: a head that was taken away must not hide its stream from the verifier, nor
  // rows that are all gone. The recursion hops from stream to stream instead of reading every row.
  const streams = database
    .prepare<[], string>(
      `WITH RECURSIVE hop (stream) AS (
         SELECT min(stream) FROM events
         UNION ALL
         SELECT (SELECT min(stream) FROM events WHERE stream > hop.stream) FROM hop WHERE hop.stream IS NOT NULL
       )
       SELECT stream FROM hop WHERE stream IS NOT NULL UNION SELECT stream FROM heads`,
    )
    .pluck();
  const saveSnapshot = database.prepare<[Snapshot]>(
    'INSERT OR REPLACE INTO snapshots (stream, seq, version, state) VALUES (@stream, @seq, @version, @state)',
  );
  const loadSnapshot = database.prepare<[string], Snapshot>(
    'SELECT stream, seq, version, state FROM snapshots WHERE stream = ?',
  );
  return {
    head: (stream) => head.get(stream) ?? { seq: 0, hash: GENESIS_HASH },
    insert: (row) =>
      void insert.run(
        row.stream,
        row.seq,
        row.at,
        row.type,
        row.actor,
        row.commandId,
        row.fingerprint,
        row.data,
        row.previousHash,
        row.hash,
        row.algorithm,
      ),
    moveHead: ({ stream, seq, hash }) => void moveHead.run(stream, seq, hash),
    hashOf: (stream, seq) => (seq === 0 ? GENESIS_HASH : (hashOf.get(stream, seq) ?? null)),
    // SQLite reads a negative limit as none.
    records: (stream, afterSeq, limit) => records.all(stream, afterSeq, limit ?? -1),
    streams: () => streams.all().sort(),
    saveSnapshot: (snapshot) => void saveSnapshot.run(snapshot),
    loadSnapshot: (stream) => loadSnapshot.get(stream) ?? null,
  };
}
