import type { Database } from 'better-sqlite3';
import { GENESIS_HASH } from './hash-chain.ts';

const APPLICATION_ID = 0x54_48_4c_31; // "THL1", so that another program's database is never taken for a ledger
const SCHEMA_VERSION = 2;

// Rows are appended behind one another, so the table has a rowid: without one SQLite splits a page for every few rows.
// The triggers keep every writer of this file honest by mistake; against one by intent there is the chain.
const EVENTS = `
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
  ) STRICT;
`;
const EVENTS_GUARDS = `
  CREATE TRIGGER events_follow_head BEFORE INSERT ON events
  WHEN (NEW.seq <> 1 OR NEW.previous_hash <> '${GENESIS_HASH}' OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream))
    AND NOT EXISTS (
      SELECT 1 FROM (SELECT seq, hash FROM events WHERE stream = NEW.stream ORDER BY seq DESC LIMIT 1)
      WHERE seq = NEW.seq - 1 AND hash = NEW.previous_hash
    )
  BEGIN SELECT raise(ABORT, 'an event must follow the head of its stream'); END;

  CREATE TRIGGER events_no_update BEFORE UPDATE ON events
  BEGIN SELECT raise(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_no_delete BEFORE DELETE ON events
  BEGIN SELECT raise(ABORT, 'events are never removed'); END;
`;
const HEADS = `
  CREATE TABLE heads (stream TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
const HEADS_GUARDS = `
  CREATE TRIGGER heads_no_delete BEFORE DELETE ON heads
  BEGIN SELECT raise(ABORT, 'the head of a stream is never removed'); END;
  CREATE TRIGGER heads_forward_only BEFORE UPDATE ON heads WHEN NEW.stream <> OLD.stream OR NEW.seq <= OLD.seq
  BEGIN SELECT raise(ABORT, 'the head of a stream moves forward only'); END;
  CREATE TRIGGER heads_name_an_event BEFORE UPDATE ON heads
  WHEN NEW.seq > OLD.seq
    AND NOT EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND seq = NEW.seq AND hash = NEW.hash)
  BEGIN SELECT raise(ABORT, 'the head of a stream is one of its events'); END;
`;
const SNAPSHOTS = `
  CREATE TABLE snapshots (
    stream TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL
  ) STRICT;
`;
const STAMP = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

// Version 1 kept the events without a rowid and moved the head by a trigger, row by row. The rows themselves are the same.
const FROM_VERSION_1 = `
  DROP TRIGGER events_follow_head; DROP TRIGGER events_move_head;
  DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete;
  DROP TRIGGER heads_forward_only; DROP TRIGGER heads_no_delete;
  DROP INDEX events_by_command;
  ALTER TABLE events RENAME TO events_version_1;
  ${EVENTS}
  INSERT INTO events SELECT * FROM events_version_1 ORDER BY stream, seq;
  DROP TABLE events_version_1;
  ${EVENTS_GUARDS}
  ${HEADS_GUARDS}
  ${STAMP}
`;

/** Makes the tables in an empty file, and brings those of an earlier version up to this one: all of it or nothing. */
export function bringSchemaUpToDate(database: Database): void {
  const bring = database.transaction(() => {
    const { tables } = database
      .prepare<[], { tables: number }>('SELECT count(*) AS tables FROM sqlite_schema')
      .get() ?? {
      tables: 0,
    };
    if (tables === 0) database.exec([EVENTS, EVENTS_GUARDS, HEADS, HEADS_GUARDS, SNAPSHOTS, STAMP].join(''));
    else if (isLedger(database) && versionOf(database) === 1) database.exec(FROM_VERSION_1);
  });
  bring.immediate();
}

/** Throws when the file is not a ledger, or one of a later version of this program. */
export function requireLedgerSchema(database: Database): void {
  if (!isLedger(database)) throw new Error('the file is a database, but not a ledger');
  const version = versionOf(database);
  // An earlier version reads alike, and only a reader still meets one: a writer has brought it up to date.
  if (typeof version !== 'number' || version < 1 || version > SCHEMA_VERSION) {
    throw new Error(`the ledger has schema version ${String(version)}, this program knows up to ${SCHEMA_VERSION}`);
  }
}

function isLedger(database: Database): boolean {
  return database.pragma('application_id', { simple: true }) === APPLICATION_ID;
}

function versionOf(database: Database): unknown {
  return database.pragma('user_version', { simple: true });
}
