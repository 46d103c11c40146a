import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLastingDatabase } from '../sqlite/lasting-database.ts';
import { verifyStream } from './hash-chain.ts';
import type { Ledger, NewEvent } from './ledger.ts';
import { openSqliteLedger, type SqliteLedgerOptions } from './sqlite-ledger.ts';

const HALL = 'hall/demo';
const event: NewEvent = { type: 'E', at: 1, data: { n: 1 }, commandId: null, fingerprint: null, actor: 'system' };

let folder: string;
let path: string;
let closers: (() => unknown)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-ledger-'));
  path = join(folder, 'ledger.db');
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
  rmSync(folder, { recursive: true });
});

function open(options: Partial<SqliteLedgerOptions> = {}): Ledger {
  const ledger = openSqliteLedger({ path, ...options });
  closers.push(() => ledger.close());
  return ledger;
}

function openRaw(): Database {
  const database = openLastingDatabase(path);
  closers.push(() => database.close());
  return database;
}

test('[B-19] events, snapshots and heads are there after a restart', async () => {
  const first = open();
  await first.append(HALL, 0, [event, event]);
  const appended = await first.read(HALL, 0);
  await first.saveSnapshot({ stream: HALL, seq: 2, version: '1', state: '{}' });
  await first.close();
  const second = open();
  expect(appended).toHaveLength(2);
  expect(await second.read(HALL, 0)).toStrictEqual(appended);
  expect(await second.loadSnapshot(HALL)).toEqual({ stream: HALL, seq: 2, version: '1', state: '{}' });
  expect(await second.append(HALL, 2, [event])).toMatchObject({ ok: true });
});

test.each([
  ['changing an event', 'UPDATE events SET data = \'{"n":2}\' WHERE seq = 1', 'never changed'],
  ['removing an event', 'DELETE FROM events WHERE seq = 2', 'never removed'],
  ['rewinding a head', 'UPDATE heads SET seq = 1', 'forward only'],
  ['removing a head', 'DELETE FROM heads', 'never removed'],
  [
    'replacing an event',
    "INSERT OR REPLACE INTO events SELECT stream, seq, at, 'F', actor, command_id, fingerprint, data, previous_hash, hash, algorithm FROM events WHERE seq = 1",
    'must follow',
  ],
  [
    'leaving a gap',
    'INSERT INTO events SELECT stream, 4, at, type, actor, command_id, fingerprint, data, hash, hash, algorithm FROM events WHERE seq = 2',
    'must follow',
  ],
])('[H-05] the tables refuse any program %s', async (_, sql, words) => {
  const ledger = open();
  await ledger.append(HALL, 0, [event, event]);
  expect(() => openRaw().exec(sql)).toThrow(words);
  expect(await verifyStream(ledger, HALL)).toMatchObject({ ok: true, count: 2 });
});

test('two processes on one file: the quicker one wins, the other learns the head and goes on behind it', async () => {
  const [one, other] = [open(), open()];
  expect(await one.append(HALL, 0, [event])).toMatchObject({ ok: true });
  expect(await other.append(HALL, 0, [event])).toEqual({ ok: false, head: 1 });
  expect(await other.append(HALL, 1, [event])).toMatchObject({ ok: true });
  expect(await verifyStream(one, HALL)).toMatchObject({ ok: true, count: 2 });
});

test('a file that somebody else holds is waited for no longer than agreed, and nothing is half done', async () => {
  const ledger = open({ busyTimeoutMs: 0 });
  const raw = openRaw();
  raw.exec('BEGIN IMMEDIATE');
  const both = await Promise.allSettled([ledger.append(HALL, 0, [event]), ledger.append('agency', 0, [event])]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  raw.exec('ROLLBACK');
  expect(await ledger.streams()).toEqual([]);
  expect(await ledger.append(HALL, 0, [event])).toMatchObject({ ok: true });
});

test('appends of one turn share a transaction', async () => {
  const ledger = open();
  await ledger.append(HALL, 0, [event]);
  const wal = () => statSync(`${path}-wal`).size;
  const start = wal();
  await Promise.all(Array.from({ length: 20 }, (_, index) => ledger.append(HALL, 1 + index, [event])));
  const together = wal() - start;
  for (let index = 0; index < 20; index += 1) await ledger.append(HALL, 21 + index, [event]);
  const oneByOne = wal() - start - together;
  // Each transaction writes at least the page of the events and the page of the heads.
  expect(together).toBeLessThan(oneByOne / 4);
});

test('a refused append of a turn does not stand in the way of the others', async () => {
  const ledger = open();
  const outcomes = await Promise.all([
    ledger.append(HALL, 0, [event]),
    ledger.append(HALL, 0, [event]),
    ledger.append(HALL, 1, [event]),
  ]);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
});

test('[Q-11] after a change of the hash algorithm old and new events verify in one chain', async () => {
  await open().append(HALL, 0, [event, event]);
  await open({ algorithm: 'sm3' }).append(HALL, 2, [event, event]);
  const ledger = open();
  await ledger.append(HALL, 4, [event]);
  expect((await ledger.readRecords(HALL, 0)).map((record) => record.algorithm)).toEqual([
    'sha256',
    'sha256',
    'sm3',
    'sm3',
    'sha256',
  ]);
  expect(await verifyStream(ledger, HALL)).toMatchObject({ ok: true, count: 5 });
});

test('opened for verifying, it reads beside a running server and writes nothing', async () => {
  await open().append(HALL, 0, [event]);
  const verifier = open({ readOnly: true });
  expect(await verifyStream(verifier, HALL)).toMatchObject({ ok: true, count: 1 });
  await expect(verifier.append(HALL, 1, [event])).rejects.toThrow('readonly');
});

test('what is no ledger, or a later one, is refused in words', async () => {
  expect(() => open({ readOnly: true })).toThrow('unable to open');
  const raw = openRaw();
  raw.exec('CREATE TABLE notes (text TEXT)');
  expect(() => open()).toThrow('not a ledger');
  rmSync(path);
  await open().close();
  openRaw().pragma('user_version = 3');
  expect(() => open()).toThrow('schema version 3');
});

/** How the tables were made before the events had a rowid. */
const version1 = `
  CREATE TABLE events (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL,
    command_id TEXT, fingerprint TEXT, data TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
    algorithm TEXT NOT NULL, PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX events_by_command ON events (stream, command_id) WHERE command_id IS NOT NULL;
  CREATE TABLE heads (stream TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (stream TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, version TEXT NOT NULL, state TEXT NOT NULL) STRICT;
  CREATE TRIGGER events_follow_head BEFORE INSERT ON events WHEN 0 BEGIN SELECT 1; END;
  CREATE TRIGGER events_move_head AFTER INSERT ON events WHEN 0 BEGIN SELECT 1; END;
  CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'no'); END;
  CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'no'); END;
  CREATE TRIGGER heads_forward_only BEFORE UPDATE ON heads WHEN NEW.seq <> OLD.seq + 1 BEGIN SELECT raise(ABORT, 'no'); END;
  CREATE TRIGGER heads_no_delete BEFORE DELETE ON heads BEGIN SELECT raise(ABORT, 'no'); END;
  PRAGMA application_id = 0x54484c31;
  PRAGMA user_version = 1;
`;

test('[L-08] a ledger of the first version is brought up to date with its chain whole', async () => {
  const recent = open();
  await recent.append(HALL, 0, [event, { ...event, commandId: 'c' }, event]);
  await recent.close();
  const raw = openRaw();
  const rows = raw.prepare('SELECT * FROM events').all() as Record<string, unknown>[];
  const head = raw.prepare('SELECT * FROM heads').get() as Record<string, unknown>;
  raw.close();
  rmSync(path);
  const old = openRaw();
  old.pragma('journal_mode = WAL');
  old.exec(version1);
  for (const row of rows) {
    old.prepare(`INSERT INTO events VALUES (${Object.keys(row).map(() => '?')})`).run(...Object.values(row));
  }
  old.prepare('INSERT INTO heads VALUES (?, ?, ?)').run(...Object.values(head));
  old.close();

  const reader = open({ readOnly: true });
  expect(await verifyStream(reader, HALL)).toMatchObject({ ok: true, count: 3 });
  await reader.close();
  const ledger = open();
  expect(await ledger.append(HALL, 3, [event])).toMatchObject({ ok: true });
  expect(await verifyStream(ledger, HALL)).toMatchObject({ ok: true, count: 4 });
  expect(() => openRaw().exec('UPDATE events SET at = 2')).toThrow('never changed');
});
