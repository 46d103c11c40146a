import type { Database } from 'better-sqlite3';
import { openLastingDatabase } from '../sqlite/lasting-database.ts';
import { createDoorbell } from './doorbell.ts';
import { draftEvents, type EventDraft, requireCount, requirePage, toEnvelope } from './event-record.ts';
import { chainEvents, type HashAlgorithm, requireAlgorithm } from './hash-chain.ts';
import type { AppendOutcome, EventRecord, Ledger, Snapshot } from './ledger.ts';
import { isSealed, openSeal, sealState } from './snapshot-seal.ts';
import { bringSchemaUpToDate, requireLedgerSchema } from './sqlite-schema.ts';
import { prepareStatements } from './sqlite-statements.ts';

export interface SqliteLedgerOptions {
  /** The database file; its folder must exist. */
  readonly path: string;
  /** Seals new events; those on record keep the one that sealed them. SHA-256 where none is named. */
  readonly algorithm?: HashAlgorithm;
  /** For verifying: the file must exist, and nothing is written. */
  readonly readOnly?: boolean;
  /** How long to wait for another process that holds the file, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

interface WaitingAppend {
  readonly stream: string;
  readonly expectedSeq: number;
  readonly drafts: readonly EventDraft[];
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A ledger in one SQLite file: write-ahead log, an fsync a commit. Appends asked for in one turn share a transaction;
 * an append that is refused costs the others nothing. It writes in the calling thread: on a sound disk that is quicker
 * than a worker, and what arrives meanwhile is the next batch.
 */
export function openSqliteLedger(options: SqliteLedgerOptions): Ledger {
  const algorithm = options.algorithm ?? 'sha256';
  requireAlgorithm(algorithm);
  const database = openDatabase(options);
  const statements = prepareStatements(database);
  const doorbell = createDoorbell();
  let waiting: WaitingAppend[] = [];

  const commit = database.transaction((batch: readonly WaitingAppend[]): AppendOutcome[] => batch.map(appendOne));

  function appendOne({ stream, expectedSeq, drafts }: WaitingAppend): AppendOutcome {
    const head = statements.head(stream);
    if (head.seq !== expectedSeq) return { ok: false, head: head.seq };
    const records = chainEvents(stream, head, drafts, algorithm);
    for (const record of records) statements.insert(record);
    const last = records.at(-1);
    if (last) statements.moveHead(last);
    return { ok: true, head: expectedSeq + records.length };
  }

  function flush(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    let outcomes: AppendOutcome[];
    try {
      outcomes = commit.immediate(batch);
    } catch (error) {
      for (const append of batch) append.reject(error);
      return;
    }
    batch.forEach((append, index) => {
      const outcome = outcomes[index] as AppendOutcome;
      append.resolve(outcome);
      if (outcome.ok && outcome.head > append.expectedSeq) doorbell.ring(append.stream, outcome.head);
    });
  }

  function page(stream: string, afterSeq: number, limit: number | undefined): EventRecord[] {
    requirePage(afterSeq, limit);
    return statements.records(stream, afterSeq, limit);
  }

  function opened(stored: Snapshot): Snapshot | null {
    return openSeal(stored, statements.hashOf(stored.stream, stored.seq));
  }

  return {
    async append(stream, expectedSeq, events) {
      requireCount('expectedSeq', expectedSeq);
      const drafts = draftEvents(stream, events);
      if (!database.open) throw new Error('the ledger is closed');
      return new Promise((resolve, reject) => {
        waiting.push({ stream, expectedSeq, drafts, resolve, reject });
        if (waiting.length === 1) queueMicrotask(flush);
      });
    },
    async read(stream, afterSeq, limit) {
      return page(stream, afterSeq, limit).map(toEnvelope);
    },
    async readRecords(stream, afterSeq, limit) {
      return page(stream, afterSeq, limit);
    },
    async head(stream) {
      return statements.head(stream);
    },
    async streams() {
      return statements.streams();
    },
    async saveSnapshot(snapshot) {
      const eventHash = statements.hashOf(snapshot.stream, snapshot.seq);
      if (eventHash === null) throw new RangeError('the snapshot is ahead of its stream');
      statements.saveSnapshot({ ...snapshot, state: sealState(snapshot, eventHash) });
    },
    async loadSnapshot(stream) {
      const stored = statements.loadSnapshot(stream);
      return stored && opened(stored);
    },
    async changedSnapshot(stream) {
      const stored = statements.loadSnapshot(stream);
      return stored && isSealed(stored) && opened(stored) === null ? stored.seq : null;
    },
    onAppended: doorbell.listen,
    async close() {
      flush();
      database.close();
    },
  };
}

function openDatabase(options: SqliteLedgerOptions): Database {
  const readonly = options.readOnly ?? false;
  const database = openLastingDatabase(options.path, {
    readonly,
    fileMustExist: readonly,
    timeout: options.busyTimeoutMs ?? 5000,
  });
  try {
    if (!readonly) {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      bringSchemaUpToDate(database);
    }
    requireLedgerSchema(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}
