import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CommandId, HallId } from '../../protocol/ids.ts';
import { refuse } from '../../protocol/problems.ts';
import { err, ok } from '../../protocol/result.ts';
import { playDay, randomDay } from '../../tests/support/random-day.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createMemoryLedger } from '../ledger/memory-ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite-ledger.ts';
import { hallRules } from './hall.ts';
import {
  bySystem,
  defaultWriterOptions,
  type Origin,
  type Recorded,
  type StreamRules,
  type StreamWriter,
  type WriterOptions,
} from './stream.ts';
import { openStreamWriter } from './stream-writer.ts';

/** Ten places to take: small enough to see what was decided on which state. */
interface Places {
  taken: string[];
}
type Take = { readonly type: 'Take'; readonly who: string };
type Taken = { readonly type: 'Taken'; readonly at: number; readonly who: string; readonly place: number };
type Writer = StreamWriter<Places, Take, Taken>;

const stream = 'hall/places';
const rules: StreamRules<Places, Take, Taken> = {
  stream,
  stateVersion: 'places-1',
  initial: () => ({ taken: [] }),
  decide(state, { who }) {
    if (who === 'breaks the rules') throw new Error('a bug in a rule');
    if (state.taken.length >= 10) return err(refuse('queue_empty'));
    return ok([{ type: 'Taken', at: 1000, who, place: state.taken.length + 1 }]);
  },
  evolve(state, { who }) {
    if (who === 'breaks the fold') throw new Error('a bug in the fold');
    state.taken.push(who);
  },
  serialise: (state) => state,
  restore: (plain) => plain as Places,
  prelude: (state, { who }) => (who === 'second' && state.taken.length === 0 ? { type: 'Take', who: 'first' } : null),
};

function keyed(key: string, fingerprint = 'a body'): Origin {
  return { actor: 'device:kiosk1', commandId: key as CommandId, fingerprint };
}

interface Opened {
  readonly writer: Writer;
  readonly heard: Recorded<Taken>[];
  readonly faults: string[];
  take(who: string, origin?: Origin): ReturnType<Writer['submit']>;
}

async function open(ledger: Ledger, over: Partial<WriterOptions> = {}, own = rules): Promise<Opened> {
  const faults: string[] = [];
  const options = { ...defaultWriterOptions, onFault: (what: string) => void faults.push(what), ...over };
  const writer = await openStreamWriter(ledger, own, options);
  const heard: Recorded<Taken>[] = [];
  writer.onRecorded((recorded) => void heard.push(...recorded));
  const take = (who: string, origin = bySystem) => writer.submit({ type: 'Take', who }, origin);
  return { writer, heard, faults, take };
}

const foreign = (who: string, place: number, origin = bySystem) => ({
  type: 'Taken',
  at: 900,
  data: { type: 'Taken', at: 900, who, place } satisfies Taken,
  ...origin,
});

/** Who is on record, in order. */
async function onRecord(ledger: Ledger): Promise<string[]> {
  return (await ledger.read(stream, 0)).map(({ data }) => (data as Taken).who);
}

/** The first append goes another way; the others are as ever. */
function firstAppend(ledger: Ledger, instead: Ledger['append']): Ledger {
  let calls = 0;
  return { ...ledger, append: (...append) => (calls++ === 0 ? instead(...append) : ledger.append(...append)) };
}

function latch() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const clean of cleanUp.splice(0)) await clean();
});

const stores = [
  { store: 'memory', make: () => createMemoryLedger() },
  {
    store: 'SQLite',
    make: () => {
      const folder = mkdtempSync(join(tmpdir(), 'tidehall-writer-'));
      const ledger = openSqliteLedger({ path: join(folder, 'ledger.db') });
      cleanUp.push(async () => {
        await ledger.close();
        rmSync(folder, { recursive: true });
      });
      return ledger;
    },
  },
];

describe.each(stores)('over the ledger in $store', ({ make }) => {
  test('[B-19] commands of one turn are one transaction, decided one after the other', async () => {
    const ledger = make();
    const { writer, heard, take } = await open(ledger);
    const answers = await Promise.all(people(12).map((who) => take(who)));
    expect(writer.commits).toBe(1);
    const places = answers.map((done) => (done.ok ? done.value.events[0]?.place : done.error.code));
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 'queue_empty', 'queue_empty']);
    expect(await onRecord(ledger)).toEqual(people(10));
    expect(heard.map(({ seq, event }) => [seq, event.who])).toEqual(people(10).map((who, index) => [index + 1, who]));
    expect(writer.durable.taken).toEqual(people(10));
  });

  test('a batch is no longer than it may be', async () => {
    const { writer, take } = await open(make(), { maxBatch: 3 });
    await Promise.all(people(8).map((who) => take(who)));
    expect(writer.commits).toBe(3);
  });

  test('[B-19] another writer was quicker: the batch is decided anew on what that one wrote', async () => {
    const ledger = make();
    const raced = firstAppend(ledger, async (...append) => {
      await ledger.append(
        stream,
        0,
        people(9).map((who, index) => foreign(who, index + 1)),
      );
      return ledger.append(...append);
    });
    const { writer, heard, take } = await open(raced);
    const [one, other] = await Promise.all([take('late'), take('later')]);
    expect(one).toMatchObject({ ok: true, value: { events: [{ place: 10 }] } });
    expect(other).toMatchObject({ ok: false, error: { code: 'queue_empty' } });
    expect(await onRecord(ledger)).toEqual([...people(9), 'late']);
    expect(heard.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(writer.durable.taken).toEqual([...people(9), 'late']);
  });

  test('[B-19] an append that fails refuses its batch: nobody is told, and what comes next begins from what is on record', async () => {
    const ledger = make();
    const failing = firstAppend(ledger, () => Promise.reject(new Error('the disk is full')));
    const { writer, heard, faults, take } = await open(failing);
    const refused = await Promise.all([take('one', keyed('k1')), take('two')]);
    for (const done of refused) expect(done).toMatchObject({ ok: false, error: { code: 'hall_restarting' } });
    expect({ heard, taken: writer.durable.taken, seq: writer.seq }).toEqual({ heard: [], taken: [], seq: 0 });
    expect(faults).toHaveLength(1);
    const again = await take('one', keyed('k1'));
    expect(again).toMatchObject({ ok: true, value: { repeated: false, events: [{ place: 1 }] } });
    expect(await onRecord(ledger)).toEqual(['one']);
  });

  test('[B-19] an append that failed and is on record all the same happened once, also when it is asked for again', async () => {
    const ledger = make();
    const unsure = firstAppend(ledger, async (...append) => {
      await ledger.append(...append);
      throw new Error('the answer was lost');
    });
    const { heard, take } = await open(unsure);
    expect(await take('one', keyed('k1'))).toMatchObject({ error: { code: 'hall_restarting' } });
    expect(heard.map(({ event }) => event.who)).toEqual(['one']);
    expect(await take('one', keyed('k1'))).toMatchObject({
      ok: true,
      value: { repeated: true, events: [{ place: 1 }] },
    });
    expect(await onRecord(ledger)).toEqual(['one']);
  });

  test('[B-12] a command that is repeated gets the first events, in one batch, later, and after a restart', async () => {
    const ledger = make();
    const { writer, take } = await open(ledger);
    const first = { ok: true, value: { events: [{ who: 'one', place: 1 }] } };
    const answers = await Promise.all([take('one', keyed('k1')), take('one', keyed('k1'))]);
    answers.push(await take('one', keyed('k1')));
    await writer.close();
    const restarted = await open(ledger);
    answers.push(await restarted.take('one', keyed('k1')));
    for (const done of answers) expect(done).toMatchObject(first);
    expect(answers.map((done) => done.ok && done.value.repeated)).toEqual([false, true, true, true]);
    expect(await onRecord(ledger)).toEqual(['one']);
    const other = await restarted.take('two', keyed('k1', 'another body'));
    expect(other).toMatchObject({ ok: false, error: { code: 'idempotency_key_reused' } });
  });

  test('a command that another node has carried out meanwhile is known by its id', async () => {
    const ledger = make();
    const raced = firstAppend(ledger, async (...append) => {
      await ledger.append(stream, 0, [foreign('one', 1, keyed('k1'))]);
      return ledger.append(...append);
    });
    const { take } = await open(raced);
    expect(await take('one', keyed('k1'))).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await onRecord(ledger)).toEqual(['one']);
  });

  test('[B-19] a start from a snapshot and a start from all events give the same state', async () => {
    const ledger = make();
    const before = await open(ledger);
    await Promise.all(people(4).map((who) => before.take(who)));
    await before.writer.close();
    await ledger.append(stream, 4, [foreign('after the snapshot', 5)]);
    let folded = 0;
    const counted = (stateVersion: string): typeof rules => ({
      ...rules,
      stateVersion,
      evolve(state, event) {
        folded += 1;
        rules.evolve(state, event);
      },
    });
    const quick = await open(ledger, {}, counted('places-1'));
    const foldedQuickly = folded;
    const whole = await open(ledger, {}, counted('places-2'));
    // Twice each: the durable state and the one on which commands are decided.
    expect([foldedQuickly, folded - foldedQuickly]).toEqual([2, 10]);
    expect(quick.writer.durable).toEqual({ taken: [...people(4), 'after the snapshot'] });
    expect(whole.writer.durable).toEqual(quick.writer.durable);
    expect([whole.writer.seq, quick.writer.seq]).toEqual([5, 5]);
  });

  test('closing finishes what was asked for, keeps a snapshot and refuses the rest', async () => {
    const ledger = make();
    const { writer, take } = await open(ledger);
    const asked = take('one');
    const closed = writer.close();
    const late = take('two');
    await closed;
    expect(await asked).toMatchObject({ ok: true });
    expect(await late).toMatchObject({ ok: false, error: { code: 'hall_restarting' } });
    expect(await ledger.loadSnapshot(stream)).toMatchObject({
      seq: 1,
      version: 'places-1',
      state: '{"taken":["one"]}',
    });
  });

  test('catching up tells what others wrote, and the next command is decided on it', async () => {
    const ledger = make();
    const { writer, heard, take } = await open(ledger);
    await ledger.append(stream, 0, [foreign('elsewhere', 1)]);
    await writer.catchUp();
    expect(heard.map(({ seq, event }) => [seq, event.who])).toEqual([[1, 'elsewhere']]);
    expect(await take('here')).toMatchObject({ ok: true, value: { events: [{ place: 2 }] } });
    expect(writer.commits).toBe(1);
  });
});

test('a command that must come first is decided and recorded with the one that needs it', async () => {
  const ledger = createMemoryLedger();
  const { take } = await open(ledger);
  expect(await take('second', keyed('k1'))).toMatchObject({ ok: true, value: { events: [{ place: 2 }] } });
  const records = await ledger.read(stream, 0);
  expect(records.map(({ actor, commandId }) => [actor, commandId])).toEqual([
    ['system', null],
    ['device:kiosk1', 'k1'],
  ]);
});

test('a rule that throws costs its own command only; a fold that throws costs the batch, and no event', async () => {
  const ledger = createMemoryLedger();
  const { faults, take } = await open(ledger);
  const [broken, sound] = await Promise.all([take('breaks the rules'), take('one')]);
  expect(broken).toMatchObject({ ok: false, error: { code: 'internal_error' } });
  expect(sound).toMatchObject({ ok: true });
  for (const done of await Promise.all([take('two'), take('breaks the fold')])) {
    expect(done).toMatchObject({ ok: false, error: { code: 'hall_restarting' } });
  }
  expect(faults.length).toBeGreaterThanOrEqual(2);
  expect(await take('three')).toMatchObject({ ok: true, value: { events: [{ place: 2 }] } });
  expect(await onRecord(ledger)).toEqual(['one', 'three']);
});

test('a listener that throws is a fault, and the others hear all the same', async () => {
  const { writer, faults, take } = await open(createMemoryLedger());
  const heard: number[] = [];
  writer.onRecorded(() => {
    throw new Error('a broken screen');
  });
  writer.onRecorded((recorded) => void heard.push(...recorded.map(({ seq }) => seq)));
  expect(await take('one')).toMatchObject({ ok: true });
  expect(heard).toEqual([1]);
  expect(faults).toEqual(['a listener of recorded events threw']);
});

test('whoever waits too long is told so; what had not begun by then never happens', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const ledger = createMemoryLedger();
  const begun = latch();
  const disk = latch();
  const slow = firstAppend(ledger, async (...append) => {
    begun.open();
    await disk.opened;
    return ledger.append(...append);
  });
  const { writer, take } = await open(slow, { submitTimeLimitMs: 10_000 });
  const under = take('under way', keyed('k1'));
  await begun.opened;
  const waiting = take('not begun', keyed('k2'));
  vi.advanceTimersByTime(10_000);
  for (const done of [await under, await waiting]) {
    expect(done).toMatchObject({ ok: false, error: { code: 'timed_out' } });
  }
  disk.open();
  expect(await take('under way', keyed('k1'))).toMatchObject({ ok: true, value: { repeated: true } });
  await writer.close();
  expect(await onRecord(ledger)).toEqual(['under way']);
});

test('[B-19] a ledger that cannot be read after a failure is waited for: nothing is decided on what is not on record', async () => {
  const ledger = createMemoryLedger();
  let down = false;
  const failing: Ledger = {
    ...firstAppend(ledger, async () => {
      down = true;
      throw new Error('the disk is gone');
    }),
    read: (...page) => (down ? Promise.reject(new Error('the disk is gone')) : ledger.read(...page)),
  };
  const { writer, faults, take } = await open(failing, { maxBatch: 1 });
  const answers = await Promise.all([take('one'), take('two'), take('three')]);
  for (const done of answers) expect(done).toMatchObject({ ok: false, error: { code: 'hall_restarting' } });
  expect(faults.at(-1)).toContain('cannot be read');
  down = false;
  expect(await take('four')).toMatchObject({ ok: true, value: { events: [{ place: 1 }] } });
  expect([await onRecord(ledger), writer.durable.taken]).toEqual([['four'], ['four']]);
});

test('[B-19] a catch-up that breaks off half-way leaves no command to be decided on an old state', async () => {
  const ledger = createMemoryLedger();
  let failures = 0;
  const shaky: Ledger = {
    ...ledger,
    loadSnapshot: (name) => (failures-- > 0 ? Promise.reject(new Error('busy')) : ledger.loadSnapshot(name)),
  };
  const { writer, take } = await open(shaky);
  await ledger.append(stream, 0, [foreign('elsewhere', 1)]);
  failures = 1;
  await expect(writer.catchUp()).rejects.toThrow('busy');
  expect(await take('here')).toMatchObject({ ok: true, value: { events: [{ place: 2 }] } });
  expect(await onRecord(ledger)).toEqual(['elsewhere', 'here']);
});

test('[B-19] however the commands of a day fall into batches, the record is the same', async () => {
  const grouped = fc.tuple(randomDay, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 5 }));
  const property = fc.asyncProperty(grouped, async ([day, sizes]) => {
    const { commands } = playDay(day);
    const records = [];
    for (const grouping of [[commands.length], [1], sizes]) {
      const ledger = createMemoryLedger();
      const options = { ...defaultWriterOptions, onFault: (what: string) => expect.unreachable(what) };
      const writer = await openStreamWriter(ledger, hallRules('demo' as HallId), options);
      for (let done = 0, turn = 0; done < commands.length; turn += 1) {
        const size = grouping[turn % grouping.length] ?? 1;
        await Promise.all(commands.slice(done, done + size).map((command) => writer.submit(command, bySystem)));
        done += size;
      }
      records.push((await ledger.read('hall/demo', 0)).map(({ hash }) => hash));
    }
    expect(records[1]).toEqual(records[0]);
    expect(records[2]).toEqual(records[0]);
  });
  await fc.assert(property, { numRuns: 15 });
});
