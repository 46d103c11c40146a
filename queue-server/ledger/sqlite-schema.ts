import type { Database } from 'better-sqlite3';
import { GENESIS_HASH } from './hash-chain.ts';

const APPLICATION_ID = 0x54_48_4c_31; // "THL1", so that another program's database is never taken for a ledger
const SCHEMA_VERSION = 1;

// The triggers keep every writer of this file honest by mistake; against one by intent there is the chain.
const SCHEMA = `
  CREATE TABLE events (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    command_id TEXT,
    fingerprint TEXT,
    data TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX events_by_command ON events (stream, command_id) WHERE command_id IS NOT NULL;

  CREATE TABLE heads (stream TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    stream TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL
  ) STRICT;

  CREATE TRIGGER events_follow_head BEFORE INSERT ON events
  WHEN NEW.seq <> 1 + coalesce((SELECT seq FROM heads WHERE stream = NEW.stream), 0)
    OR NEW.previous_hash <> coalesce((SELECT hash FROM heads WHERE stream = NEW.stream), '${GENESIS_HASH}')
  BEGIN SELECT raise(ABORT, 'an event must follow the head of its stream'); END;

  CREATE TRIGGER events_move_head AFTER INSERT ON events BEGIN
    INSERT INTO heads (stream, seq, hash) VALUES (NEW.stream, NEW.seq, NEW.hash)
    ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
  END;

  CREATE TRIGGER events_no_update BEFORE UPDATE ON events
  BEGIN SELECT raise(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_no_delete BEFORE DELETE ON events
  BEGIN SELECT raise(ABORT, 'events are never removed'); END;
  CREATE TRIGGER heads_forward_only BEFORE UPDATE ON heads WHEN NEW.seq <> OLD.seq + 1
  BEGIN SELECT raise(ABORT, 'the head of a stream moves forward only'); END;
  CREATE TRIGGER heads_no_delete BEFORE DELETE ON heads
  BEGIN SELECT raise(ABORT, 'the head of a stream is never removed'); END;

  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Makes the tables in an empty file. */
export function createSchemaWhereEmpty(database: Database): void {
  const create = database.transaction(() => {
    const { tables } = database
      .prepare<[], { tables: number }>('SELECT count(*) AS tables FROM sqlite_schema')
      .get() ?? {
      tables: 0,
    };
    if (tables === 0) database.exec(SCHEMA);
  });
  create.immediate();
}

/** Throws when the file is not a ledger, or one of a later version of this program. */
export function requireLedgerSchema(database: Database): void {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new Error('the file is a database, but not a ledger');
  }
  const version = database.pragma('user_version', { simple: true });
  if (version !== SCHEMA_VERSION) {
    throw new Error(`the ledger has schema version ${String(version)}, this program knows ${SCHEMA_VERSION}`);
  }
}
