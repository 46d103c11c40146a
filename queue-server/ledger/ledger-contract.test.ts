import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GENESIS_HASH, verifyStream } from './hash-chain.ts';
import type { Ledger, NewEvent } from './ledger.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

const HALL = 'hall/demo';

function event(part: Partial<NewEvent> = {}): NewEvent {
  return {
    type: 'TicketIssued',
    at: 1_760_000_000_000,
    data: {},
    commandId: null,
    fingerprint: null,
    actor: 'system',
    ...part,
  };
}

let folder: string;
let opened: Ledger[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-ledger-'));
  opened = [];
});
afterEach(async () => {
  for (const ledger of opened) await ledger.close();
  rmSync(folder, { recursive: true });
});

const stores = [
  { store: 'memory', make: () => createMemoryLedger() },
  { store: 'memory with SM3', make: () => createMemoryLedger({ algorithm: 'sm3' }) },
  { store: 'SQLite', make: () => openSqliteLedger({ path: join(folder, `${opened.length}.db`) }) },
  {
    store: 'SQLite with SM3',
    make: () => openSqliteLedger({ path: join(folder, `${opened.length}.db`), algorithm: 'sm3' }),
  },
];

describe.each(stores)('[D-24] every ledger: $store', ({ make }) => {
  function open(): Ledger {
    const ledger = make();
    opened.push(ledger);
    return ledger;
  }

  test('an empty stream has sequence number 0 and the genesis hash', async () => {
    const ledger = open();
    expect(await ledger.head(HALL)).toEqual({ seq: 0, hash: GENESIS_HASH });
    expect(await ledger.read(HALL, 0)).toEqual([]);
    expect(await ledger.streams()).toEqual([]);
    expect(await verifyStream(ledger, HALL)).toEqual({ ok: true, count: 0, hash: GENESIS_HASH });
  });

  test('what was appended is read back as it was, from 1 and without gaps', async () => {
    const ledger = open();
    const issued = event({
      data: { number: 'A001', note: '\ud800 \u0000 张三 🎫' },
      commandId: 'c1',
      fingerprint: 'f1',
    });
    const called = event({ type: 'TicketCalled', data: null, at: -1 });
    const first = await ledger.append(HALL, 0, [issued, called]);
    const second = await ledger.append(HALL, 2, [event()]);
    expect([first, second]).toEqual([
      { ok: true, head: 2 },
      { ok: true, head: 3 },
    ]);
    const read = await ledger.read(HALL, 0);
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(read).toStrictEqual([
      { ...issued, stream: HALL, seq: 1, previousHash: GENESIS_HASH, hash },
      { ...called, stream: HALL, seq: 2, previousHash: read[0]?.hash, hash },
      { ...event(), stream: HALL, seq: 3, previousHash: read[1]?.hash, hash },
    ]);
    expect(await ledger.head(HALL)).toEqual({ seq: 3, hash: read[2]?.hash });
  });

  test('the record does not change with the object that was handed in', async () => {
    const ledger = open();
    const data = { number: 'A001', gone: undefined };
    const appended = ledger.append(HALL, 0, [event({ data })]);
    data.number = 'A999';
    expect(await appended).toEqual({ ok: true, head: 1 });
    expect((await ledger.read(HALL, 0))[0]?.data).toStrictEqual({ number: 'A001' });
  });

  test.each([0, 1, 3])(
    'an append that expects %i where the head is 2 is refused and leaves nothing',
    async (expected) => {
      const ledger = open();
      await ledger.append(HALL, 0, [event(), event()]);
      expect(await ledger.append(HALL, expected, [event()])).toEqual({ ok: false, head: 2 });
      expect((await ledger.head(HALL)).seq).toBe(2);
    },
  );

  test('of several that expect the same head in the same moment one wins', async () => {
    const ledger = open();
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((at) => ledger.append(HALL, 0, [event({ at }), event({ at })])),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(Array(3).fill({ ok: false, head: 2 }));
    expect(await verifyStream(ledger, HALL)).toMatchObject({ ok: true, count: 2 });
  });

  test.each([
    ['data that is undefined', { data: undefined }],
    ['data that is a function', { data: () => 1 }],
    ['data that is a bigint', { data: { n: 1n } }],
    ['a time that is no number', { at: Number.NaN }],
    ['a time with a fraction', { at: 1.5 }],
    ['an empty type', { type: '' }],
    ['a line break in the actor', { actor: 'staff:1\nstaff:2' }],
    ['half a character in the command id', { commandId: '\udc00' }],
    ['NUL in the fingerprint', { fingerprint: '\u0000' }],
  ])('an event with %s is refused, and its batch with it', async (_, part) => {
    const ledger = open();
    await expect(ledger.append(HALL, 0, [event(), event(part)])).rejects.toThrow(TypeError);
    await expect(ledger.append('', 0, [event()])).rejects.toThrow(TypeError);
    expect(await ledger.streams()).toEqual([]);
  });

  test('streams are numbered and chained apart, and listed in order', async () => {
    const ledger = open();
    await Promise.all([
      ledger.append('hall/b', 0, [event()]),
      ledger.append('agency', 0, [event(), event()]),
      ledger.append('hall/a', 0, [event()]),
    ]);
    expect(await ledger.streams()).toEqual(['agency', 'hall/a', 'hall/b']);
    expect((await ledger.read('agency', 0)).map((one) => one.seq)).toEqual([1, 2]);
    expect((await ledger.head('hall/a')).hash).not.toBe((await ledger.head('hall/b')).hash);
  });

  test('reading goes page by page', async () => {
    const ledger = open();
    await ledger.append(
      HALL,
      0,
      Array.from({ length: 5 }, (_, at) => event({ at })),
    );
    const seqs = async (after: number, limit?: number) => (await ledger.read(HALL, after, limit)).map((one) => one.seq);
    expect(await seqs(0, 2)).toEqual([1, 2]);
    expect(await seqs(2, 2)).toEqual([3, 4]);
    expect(await seqs(4, 2)).toEqual([5]);
    expect(await seqs(5, 2)).toEqual([]);
    expect(await seqs(3)).toEqual([4, 5]);
    expect(await seqs(0, 0)).toEqual([]);
    await expect(ledger.read(HALL, -1)).rejects.toThrow(RangeError);
    await expect(ledger.read(HALL, 0, -1)).rejects.toThrow(RangeError);
    await expect(ledger.append(HALL, -1, [])).rejects.toThrow(RangeError);
  });

  test('[B-19] each event names the command that caused it, so that a repeated one is known after a restart', async () => {
    const ledger = open();
    const mine = event({ commandId: 'device:k1/1', fingerprint: 'f' });
    await ledger.append(HALL, 0, [mine, event({ commandId: 'device:k1/2' }), event(), mine]);
    await ledger.append('hall/other', 0, [mine]);
    const kept = (await ledger.read(HALL, 0)).map(({ seq, commandId, fingerprint }) => [seq, commandId, fingerprint]);
    expect(kept).toEqual([
      [1, 'device:k1/1', 'f'],
      [2, 'device:k1/2', null],
      [3, null, null],
      [4, 'device:k1/1', 'f'],
    ]);
  });

  test('the latest snapshot is kept, none ahead of its stream', async () => {
    const ledger = open();
    const snapshot = { stream: HALL, seq: 1, version: '1', state: '{"open":[]}' };
    expect(await ledger.loadSnapshot(HALL)).toBeNull();
    await expect(ledger.saveSnapshot(snapshot)).rejects.toThrow(RangeError);
    await ledger.append(HALL, 0, [event(), event()]);
    await ledger.saveSnapshot(snapshot);
    await ledger.saveSnapshot({ ...snapshot, seq: 2, version: '2' });
    expect(await ledger.loadSnapshot(HALL)).toEqual({ ...snapshot, seq: 2, version: '2' });
    expect(await ledger.loadSnapshot('hall/other')).toBeNull();
  });

  test('the bell rings once an append, when the events can be read, and no more after leaving', async () => {
    const ledger = open();
    const rings: [string, number][] = [];
    const leave = ledger.onAppended((stream, seq) => rings.push([stream, seq]));
    await ledger.append(HALL, 0, [event(), event()]);
    await ledger.append(HALL, 2, []);
    await ledger.append(HALL, 0, [event()]);
    await ledger.append('agency', 0, [event()]);
    expect(rings).toEqual([
      [HALL, 2],
      ['agency', 1],
    ]);
    leave();
    await ledger.append(HALL, 2, [event()]);
    expect(rings).toHaveLength(2);
  });

  test('appending nothing answers nothing and leaves no stream behind', async () => {
    const ledger = open();
    expect(await ledger.append(HALL, 0, [])).toEqual({ ok: true, head: 0 });
    expect(await ledger.append(HALL, 1, [])).toEqual({ ok: false, head: 0 });
    expect(await ledger.streams()).toEqual([]);
  });

  test('closing finishes what was asked for and refuses what comes after', async () => {
    const ledger = open();
    const before = ledger.append(HALL, 0, [event()]);
    await ledger.close();
    expect((await before).ok).toBe(true);
    const after = [
      () => ledger.append(HALL, 1, [event()]),
      () => ledger.read(HALL, 0),
      () => ledger.readRecords(HALL, 0),
      () => ledger.head(HALL),
      () => ledger.streams(),
      () => ledger.saveSnapshot({ stream: HALL, seq: 0, version: '1', state: '' }),
      () => ledger.loadSnapshot(HALL),
    ];
    for (const call of after) await expect(call()).rejects.toThrow();
    await ledger.close();
  });

  test('[L-08] whatever is appended by whomever, the ledger agrees with a plain list and its chains are whole', async () => {
    const batch = fc.record({
      stream: fc.constantFrom('hall/a', 'hall/b'),
      stale: fc.nat({ max: 1 }),
      events: fc.array(fc.record({ data: fc.jsonValue({ noUnicodeString: false }), at: fc.maxSafeInteger() }), {
        maxLength: 4,
      }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(batch, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (batches, pageSize) => {
          const ledger = open();
          const model = new Map<string, NewEvent[]>([
            ['hall/a', []],
            ['hall/b', []],
          ]);
          for (const { stream, stale, events } of batches) {
            const known = model.get(stream) ?? [];
            const outcome = await ledger.append(stream, known.length + stale, events.map(event));
            expect(outcome.ok).toBe(stale === 0);
            if (outcome.ok) known.push(...events.map(event));
          }
          for (const [stream, known] of model) {
            const events = await ledger.read(stream, 0);
            expect(events.map((one) => one.seq)).toEqual(known.map((_, index) => index + 1));
            expect(events.map((one) => JSON.stringify(one.data))).toEqual(known.map((one) => JSON.stringify(one.data)));
            expect(events.map((one) => one.at)).toEqual(known.map((one) => one.at));
            expect(await verifyStream(ledger, stream, { pageSize })).toMatchObject({ ok: true, count: known.length });
          }
          await ledger.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
