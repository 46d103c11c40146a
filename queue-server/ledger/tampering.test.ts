import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLastingDatabase } from '../sqlite/lasting-database.ts';
import { type Verification, verifyStream } from './hash-chain.ts';
import type { NewEvent } from './ledger.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

const HALL = 'hall/demo';
const COUNT = 12;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-ledger-'));
  path = join(folder, 'ledger.db');
  const ledger = openSqliteLedger({ path });
  const events = Array.from({ length: COUNT }, (_, index): NewEvent => {
    const data = { number: `A${String(index + 1).padStart(3, '0')}`, lane: 'general', filler: 'x'.repeat(700) };
    return {
      type: 'TicketIssued',
      at: 1000 + index,
      data,
      commandId: `c${index}`,
      fingerprint: 'f',
      actor: 'device:k1',
    };
  });
  await ledger.append(HALL, 0, events);
  await ledger.append('hall/other', 0, events.slice(0, 2));
  await ledger.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Does what somebody with the file and a SQLite shell can do. */
function tamper(change: (database: Database) => void): void {
  const database = openLastingDatabase(path);
  for (const trigger of ['events_no_update', 'events_no_delete', 'events_follow_head', 'events_move_head']) {
    database.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  }
  database.exec(
    'DROP TRIGGER IF EXISTS heads_forward_only; DROP TRIGGER IF EXISTS heads_no_delete; DROP TRIGGER IF EXISTS heads_name_an_event',
  );
  change(database);
  database.close();
}

async function verify(stream = HALL, pageSize = 5): Promise<Verification> {
  const ledger = openSqliteLedger({ path, readOnly: true });
  try {
    return await verifyStream(ledger, stream, { pageSize });
  } finally {
    await ledger.close();
  }
}

describe('[D-24] [L-08] the verifier names the first bad sequence number', () => {
  test.each([
    ['a letter of the data', "UPDATE events SET data = replace(data, 'A007', 'A008') WHERE seq = 7", 7, 'changed'],
    ['a space in the data', "UPDATE events SET data = replace(data, ',', ', ') WHERE seq = 7", 7, 'changed'],
    ['data that is no JSON any more', "UPDATE events SET data = '{' WHERE seq = 7", 7, 'changed'],
    ['a time', 'UPDATE events SET at = at + 1 WHERE seq = 1', 1, 'changed'],
    ['an actor', "UPDATE events SET actor = 'device:k2' WHERE seq = 12", 12, 'changed'],
    ['a command id taken away', 'UPDATE events SET command_id = NULL WHERE seq = 3', 3, 'changed'],
    [
      'text moved between two columns',
      "UPDATE events SET type = type || actor, actor = '' WHERE seq = 3",
      3,
      'changed',
    ],
    ['a hash', "UPDATE events SET hash = replace(hash, 'a', 'b') WHERE seq = 4", 4, 'changed'],
    ['a link', 'UPDATE events SET previous_hash = hash WHERE seq = 4', 4, 'unlinked'],
    ['a weaker algorithm', "UPDATE events SET algorithm = 'md5' WHERE seq = 4", 4, 'changed'],
    ['a removed row', 'DELETE FROM events WHERE seq = 6', 6, 'missing'],
    ['a removed first row', 'DELETE FROM events WHERE seq = 1', 1, 'missing'],
    ['a removed last row', 'DELETE FROM events WHERE seq = 12', 12, 'missing'],
    ['a removed tail', 'DELETE FROM events WHERE seq > 8', 9, 'missing'],
    ['all rows removed', "DELETE FROM events WHERE stream = 'hall/demo'", 1, 'missing'],
    [
      'a row closed up over a removed one',
      'DELETE FROM events WHERE seq = 5; UPDATE events SET seq = seq - 1 WHERE seq > 5',
      5,
      'unlinked',
    ],
    ['a head that disagrees', "UPDATE heads SET hash = replace(hash, 'a', 'b')", 12, 'changed'],
    [
      'a head put back',
      "UPDATE heads SET (seq, hash) = (SELECT seq, hash FROM events WHERE events.stream = heads.stream AND seq = 10) WHERE stream = 'hall/demo'",
      11,
      'beyond-head',
    ],
    ['a head taken away', 'DELETE FROM heads', 1, 'beyond-head'],
    [
      'a row put in behind the head',
      "INSERT INTO events SELECT stream, 13, at, type, actor, 'c12', fingerprint, data, hash, hash, algorithm FROM events WHERE stream = 'hall/demo' AND seq = 12",
      13,
      'changed',
    ],
    [
      'two rows swapped',
      'UPDATE events SET seq = 99 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 9; UPDATE events SET seq = 9 WHERE seq = 99',
      4,
      'unlinked',
    ],
    [
      'the content of two rows swapped',
      `CREATE TABLE swap AS SELECT seq, data FROM events WHERE stream = 'hall/demo';
       UPDATE events SET data = (SELECT data FROM swap WHERE seq = 13 - events.seq) WHERE stream = 'hall/demo' AND seq IN (4, 9)`,
      4,
      'changed',
    ],
    [
      'a row of another stream',
      "DELETE FROM events WHERE stream = 'hall/demo' AND seq = 1; UPDATE events SET stream = 'hall/demo' WHERE stream = 'hall/other' AND seq = 1",
      1,
      'changed',
    ],
  ])('%s', async (_, sql, firstBadSeq, reason) => {
    expect(await verify()).toMatchObject({ ok: true, count: COUNT });
    tamper((database) => database.exec(sql));
    expect(await verify()).toEqual({ ok: false, firstBadSeq, reason });
  });

  test('any one change to any one value of any row', async () => {
    const columns = ['at', 'type', 'actor', 'command_id', 'fingerprint', 'data', 'previous_hash', 'hash', 'algorithm'];
    const original = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: COUNT }),
        fc.constantFrom(...columns),
        fc.nat(),
        async (seq, column, at) => {
          writeFileSync(path, original);
          tamper((database) => {
            const where = 'WHERE stream = ? AND seq = ?';
            const value = database.prepare<unknown[], string | number>(`SELECT ${column} FROM events ${where}`).pluck();
            const old = String(value.get(HALL, seq));
            const place = at % old.length;
            const digit = old[place] === '7' ? '8' : '7';
            const changed = old.slice(0, place) + digit + old.slice(place + 1);
            database.prepare(`UPDATE events SET ${column} = ? ${where}`).run(changed, HALL, seq);
          });
          expect(await verify()).toMatchObject({ ok: false, firstBadSeq: seq });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a byte of the file changed on the disk', async () => {
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('A009') + 3] = '7'.charCodeAt(0);
    writeFileSync(path, bytes);
    expect(await verify()).toEqual({ ok: false, firstBadSeq: 9, reason: 'changed' });
  });

  test('a page of the file destroyed: the rows before it are still vouched for', async () => {
    const bytes = readFileSync(path);
    const page = Math.floor(bytes.indexOf('A009') / 4096) * 4096;
    const firstOnPage = Number(/"number":"A(\d+)"/.exec(bytes.subarray(page, page + 4096).toString('latin1'))?.[1]);
    expect(firstOnPage).toBeGreaterThan(1);
    bytes.fill(0xff, page, page + 4096);
    writeFileSync(path, bytes);
    const verification = await verify(HALL, 100);
    expect(verification).toMatchObject({ ok: false, reason: 'unreadable' });
    expect(!verification.ok && verification.firstBadSeq).toBeLessThanOrEqual(9);
    expect(!verification.ok && verification.firstBadSeq).toBeGreaterThan(1);
  });

  test('a stream is not troubled by what was done to another', async () => {
    tamper((database) => database.exec("DELETE FROM events WHERE stream = 'hall/other' AND seq = 1"));
    expect(await verify()).toMatchObject({ ok: true, count: COUNT });
    expect(await verify('hall/other')).toEqual({ ok: false, firstBadSeq: 1, reason: 'missing' });
  });

  test('a stream without its head, or without its rows, is still listed', async () => {
    tamper((database) => {
      database.exec("DELETE FROM heads WHERE stream = 'hall/demo'; DELETE FROM events WHERE stream = 'hall/other'");
    });
    const ledger = openSqliteLedger({ path, readOnly: true });
    expect(await ledger.streams()).toEqual(['hall/demo', 'hall/other']);
    await ledger.close();
  });
});

test('verifying while others append finds nothing wrong', async () => {
  const writer = openSqliteLedger({ path });
  const reader = openSqliteLedger({ path, readOnly: true });
  const event: NewEvent = { type: 'E', at: 1, data: 1, commandId: null, fingerprint: null, actor: 'system' };
  let grown = COUNT;
  const growing = {
    head: (stream: string) => reader.head(stream),
    readRecords: async (stream: string, after: number, limit?: number) => {
      if (grown < COUNT + 20 && (await writer.append(HALL, grown, [event])).ok) grown += 1;
      return reader.readRecords(stream, after, limit);
    },
  };
  const verification = await verifyStream(growing, HALL, { pageSize: 2 });
  expect(verification).toMatchObject({ ok: true });
  expect(verification.ok && verification.count).toBeGreaterThan(COUNT);
  await writer.close();
  await reader.close();
});

describe('[B-19] a start believes no snapshot that is not what was kept', () => {
  const snapshot = {
    stream: HALL,
    seq: 7,
    version: '1',
    state: JSON.stringify({ open: ['A001', 'A002'], called: 'A003' }),
  };
  beforeEach(async () => {
    const ledger = openSqliteLedger({ path });
    await ledger.saveSnapshot(snapshot);
    await ledger.close();
  });

  async function loaded(): Promise<readonly [unknown, number | null]> {
    const ledger = openSqliteLedger({ path });
    const found = [await ledger.loadSnapshot(HALL), await ledger.changedSnapshot(HALL)] as const;
    await ledger.close();
    return found;
  }

  test('it is there as it was kept', async () => {
    expect(await loaded()).toEqual([snapshot, null]);
  });

  test.each([
    ['another character', "UPDATE snapshots SET state = replace(state, 'A002', 'A009')", 7],
    ['a character less', 'UPDATE snapshots SET state = substr(state, 1, length(state) - 1)', 7],
    ['nothing left', "UPDATE snapshots SET state = ''", 7],
    ['another place', 'UPDATE snapshots SET seq = 6', 6],
    ['a place that is not there', 'UPDATE snapshots SET seq = 99', 99],
    ['another version', "UPDATE snapshots SET version = '2'", 7],
    ['a state without a seal, as earlier versions kept it', "UPDATE snapshots SET state = '{}'", null],
  ])('%s', async (_, sql, changed) => {
    tamper((database) => database.exec(sql));
    expect(await loaded()).toEqual([null, changed]);
  });

  test('any one bit of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 63 + snapshot.state.length }), fc.integer({ min: 0, max: 6 }), async (at, bit) => {
        const database = openLastingDatabase(path);
        const kept = database.prepare<[], string>('SELECT state FROM snapshots').pluck().get() ?? '';
        const bytes = Buffer.from(kept);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        database.prepare('UPDATE snapshots SET state = ?').run(bytes.toString());
        expect(await loaded()).toEqual([null, 7]);
        database.prepare('UPDATE snapshots SET state = ?').run(kept);
        database.close();
      }),
      { numRuns: 40 },
    );
  });
});
