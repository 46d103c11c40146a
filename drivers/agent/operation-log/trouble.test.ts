import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import type { LogFiles } from './log-files.ts';
import { verifyOperationLog } from './read-operation-log.ts';
import { aPrint, createTestLog, dayMs, morning, type TestLog, testKey } from './test-log.ts';

let under: TestLog;
beforeEach(() => {
  under = createTestLog();
});
afterEach(() => under.remove());

const whole = (entries: number) => ({ entries, faults: [] });
const minutes = 60_000;

/** A disk that fails with the next call of the named kind, after it has written `torn` bytes of it. */
function failingDisk(
  kind: 'append' | 'writeHead' | 'list' | 'readHead',
  torn = 0,
): { files: LogFiles; fails: boolean } {
  const disk = { files: under.files, fails: false };
  const full = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  disk.files = {
    ...under.files,
    [kind]: async (...args: [string, string]) => {
      if (!disk.fails) return (under.files[kind] as (...given: string[]) => Promise<unknown>)(...args);
      if (torn > 0) appendFileSync(join(under.folder, `${args[0]}.log`), args[1].slice(0, torn));
      return full();
    },
  };
  return disk;
}

test.each([
  ['before a byte of it', 'append', 0],
  ['in the middle of an entry', 'append', 50],
  ['at the head', 'writeHead', 0],
] as const)(
  '[D-24] a disk that is full %s: refused, and it goes on whole when there is room again',
  async (_when, kind, torn) => {
    const disk = failingDisk(kind, torn);
    const log = await under.open({ files: disk.files });
    await log.append(aPrint);
    disk.fails = true;
    expect(await log.append(aPrint)).toEqual(err('full'));
    expect(log.state()).toBe('full');
    expect(await log.check()).toBe('full');
    disk.fails = false;
    expect(await log.check()).toBe('ok');
    expect(await log.append(aPrint)).toEqual(ok(undefined));
    expect((await verifyOperationLog(under.files, testKey)).faults).toEqual([]);
    expect((await under.entries()).map(({ operation }) => operation).slice(-2)).toEqual([
      'log-resumed',
      'ticket-print',
    ]);
  },
);

test('[D-24] a disk that cannot be read at the start is told, and looked at again', async () => {
  await (await under.open()).append(aPrint);
  const disk = failingDisk('list');
  disk.fails = true;
  const log = await under.open({ files: disk.files });
  expect(log.state()).toBe('full');
  disk.fails = false;
  expect(await log.append(aPrint)).toEqual(ok(undefined));
  expect(await verifyOperationLog(under.files, testKey)).toEqual(whole(2));
});

test('[D-24] a log at its limit of size refuses, and nothing is removed before its time', async () => {
  const log = await under.open({ maxBytes: 1_000 });
  const answers = [];
  for (let count = 0; count < 5; count += 1) answers.push((await log.append(aPrint)).ok);
  expect(answers.indexOf(false)).toBeGreaterThan(0);
  expect(log.state()).toBe('full');
  under.clock.at += 30 * dayMs;
  expect(await log.append(aPrint)).toEqual(err('full'));
  expect(await verifyOperationLog(under.files, testKey)).toEqual(whole(answers.indexOf(false)));
});

test('[D-24] a crash in the middle of an entry: wherever it was cut, the log goes on without a fault', async () => {
  const log = await under.open();
  await log.append(aPrint);
  const path = join(under.folder, '2026-12-01.log');
  const before = readFileSync(path);
  const head = readFileSync(join(under.folder, 'head'));
  await log.append(aPrint);
  const after = readFileSync(path);
  const cuts = Array.from({ length: after.length - before.length }, (_, more) => before.length + more);
  for (const length of [...cuts.filter((_, index) => index % 6 === 0), after.length - 1, after.length]) {
    writeFileSync(path, after);
    truncateSync(path, length);
    // The head is written after the entry.
    writeFileSync(join(under.folder, 'head'), head);
    expect((await verifyOperationLog(under.files, testKey)).faults).toEqual([]);
    await (await under.open()).append(aPrint);
    expect(await verifyOperationLog(under.files, testKey)).toEqual(whole(length === after.length ? 3 : 2));
  }
});

test('[D-24] a clock before the last entry, before the program itself or far ahead is wrong, and nothing is written', async () => {
  const log = await under.open();
  await log.append(aPrint);
  for (const [at, state] of [
    [morning - 4 * minutes, 'ok'],
    [morning - 6 * minutes, 'clock-wrong'],
    [0, 'clock-wrong'],
    [morning + 101 * dayMs, 'clock-wrong'],
    [morning + 99 * dayMs, 'ok'],
  ] as const) {
    under.clock.at = at;
    expect(log.state()).toBe(state);
  }
  under.clock.at = morning - 6 * minutes;
  expect(await log.append(aPrint)).toEqual(err('clock-wrong'));
  expect(await (await under.open()).append(aPrint)).toEqual(err('clock-wrong'));
  under.clock.at = morning + minutes;
  expect(log.state()).toBe('ok');
  expect(await log.append(aPrint)).toEqual(ok(undefined));
  expect(await verifyOperationLog(under.files, testKey)).toEqual(whole(2));
});

test('[D-24] a terminal without a log yet and with an impossible clock does no business', async () => {
  under.clock.at = Date.UTC(2000, 0, 1);
  const log = await under.open();
  expect(log.state()).toBe('clock-wrong');
  expect(await log.append(aPrint)).toEqual(err('clock-wrong'));
  under.clock.at = morning;
  expect(await log.append(aPrint)).toEqual(ok(undefined));
});

test('[D-24] an engineer accepts the clock once it has been set right, which stands in the log', async () => {
  const log = await under.open();
  under.clock.at = morning + 90 * dayMs;
  await log.append(aPrint);
  under.clock.at = morning;
  expect(log.state()).toBe('clock-wrong');
  expect(await log.acceptClock()).toEqual(ok(undefined));
  expect(log.state()).toBe('ok');
  expect(await log.append(aPrint)).toEqual(ok(undefined));
  expect((await under.entries()).map(({ at, operation }) => [at, operation])).toEqual([
    [morning + 90 * dayMs, 'ticket-print'],
    [morning, 'clock-accepted'],
    [morning, 'ticket-print'],
  ]);
  expect(await verifyOperationLog(under.files, testKey)).toEqual(whole(3));
});

test.each([
  ['few', 1],
  ['many', 40],
])(
  '[D-24] a crash after %s bytes of an older line went bad takes away the piece, no more and no less',
  async (_how, bad) => {
    const log = await under.open();
    for (let count = 0; count < 3; count += 1) await log.append(aPrint);
    const path = join(under.folder, '2026-12-01.log');
    const bytes = readFileSync(path);
    bytes.fill(0xff, bytes.indexOf('\n') - bad, bytes.indexOf('\n'));
    writeFileSync(path, bytes);
    appendFileSync(path, bytes.subarray(bytes.lastIndexOf('\n', -2) + 1, -40));
    expect(await (await under.open()).append(aPrint)).toEqual(ok(undefined));
    expect(readFileSync(path).subarray(0, bytes.length)).toEqual(bytes);
    const { entries, faults } = await verifyOperationLog(under.files, testKey);
    expect([entries, faults.map(({ fault, line }) => [fault, line])]).toEqual([
      3,
      [
        ['altered', 1],
        ['oldest-missing', 2],
      ],
    ]);
  },
);
