import { createSecretKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { operationRef } from './operation-entry.ts';
import { createOperationLog } from './operation-log.ts';
import { verifyOperationLog } from './read-operation-log.ts';
import { aPrint, createTestLog, dayMs, morning, type TestLog, testKey } from './test-log.ts';

let under: TestLog;
beforeEach(() => {
  under = createTestLog();
});
afterEach(() => under.remove());

test('[D-24] what was written is read again, across restarts, in order and whole', async () => {
  const first = await under.open();
  expect(await first.append({ operation: 'agent-started', outcome: 'done' })).toEqual(ok(undefined));
  expect(await first.append({ ...aPrint, outcome: 'begun' })).toEqual(ok(undefined));
  under.clock.at += 900;
  await first.append({ ...aPrint, outcome: 'paper-out' });
  under.clock.at += dayMs;
  const second = await under.open();
  await second.append(aPrint);
  expect(await under.entries()).toEqual([
    { at: morning, app: null, device: null, operation: 'agent-started', outcome: 'done', ref: null },
    { at: morning, ...aPrint, outcome: 'begun' },
    { at: morning + 900, ...aPrint, outcome: 'paper-out' },
    { at: morning + 900 + dayMs, ...aPrint },
  ]);
  expect(await verifyOperationLog(under.files, testKey)).toEqual({ entries: 4, faults: [] });
  expect(second.state()).toBe('ok');
});

test('[D-24] entries that are written at the same time stand one behind the other', async () => {
  const log = await under.open();
  await Promise.all(Array.from({ length: 40 }, () => log.append(aPrint)));
  expect(await verifyOperationLog(under.files, testKey)).toEqual({ entries: 40, faults: [] });
});

test('[D-24] a file a day, by the day of the hall, for the eyes of its owner alone', async () => {
  const log = await under.open();
  for (const hours of [0, 14.99, 15, 39]) {
    under.clock.at = morning + hours * 3_600_000;
    await log.append(aPrint);
  }
  expect(readdirSync(under.folder).sort()).toEqual(['2026-12-01.log', '2026-12-02.log', '2026-12-03.log', 'head']);
  for (const name of readdirSync(under.folder)) {
    expect(statSync(join(under.folder, name)).mode & 0o777).toBe(0o600);
  }
});

test('[D-24] encrypted at rest: nothing of an entry can be read in any file', async () => {
  const log = await under.open();
  for (let count = 0; count < 20; count += 1) await log.append(aPrint);
  const raw = readdirSync(under.folder).map((name) => readFileSync(join(under.folder, name), 'latin1'));
  for (const text of raw) {
    const decoded = text
      .split(/[\s]/)
      .map((word) => Buffer.from(word, 'base64url').toString('latin1'))
      .join(' ');
    for (const fact of ['kiosk', 'ticket', 'print', 'done', 'p4f7Kq81', String(morning)]) {
      expect(text).not.toContain(fact);
      expect(decoded).not.toContain(fact);
    }
  }
  // The same entry never looks the same.
  expect(new Set((raw[0] ?? '').split('\n').map((line) => line.split(' ')[2])).size).toBe(21);
});

test('[D-24] another key opens nothing, and an agent that has it is refused', async () => {
  await (await under.open()).append(aPrint);
  const other = createSecretKey(Buffer.alloc(32, 8));
  expect(await createOperationLog({ files: under.files, key: other, now: () => morning })).toEqual(err('wrong-key'));
  const verdict = await verifyOperationLog(under.files, other);
  expect(verdict.entries).toBe(0);
  expect(verdict.faults.map(({ fault }) => fault)).toEqual(['head-altered', 'altered']);
});

test('[D-24] kept at least one year: files go after 400 days, and the rest still verifies', async () => {
  const log = await under.open();
  for (let day = 0; day <= 420; day += 4) {
    under.clock.at = morning + day * dayMs;
    await log.append(aPrint);
  }
  const days = (await under.files.list()).map(({ day }) => day);
  expect(days).toHaveLength(101);
  expect(days[0]).toBe('2026-12-21');
  expect(await verifyOperationLog(under.files, testKey)).toEqual({ entries: 101, faults: [] });
  await under.files.remove('2026-12-21');
  expect((await verifyOperationLog(under.files, testKey)).faults.map(({ fault }) => fault)).toEqual(['oldest-missing']);
});

test('[D-24] a clock that jumps ahead within reason costs two old files at most', async () => {
  const log = await under.open();
  for (let day = 0; day < 390; day += 13) {
    under.clock.at = morning + day * dayMs;
    await log.append(aPrint);
  }
  const before = (await under.files.list()).length;
  under.clock.at += 99 * dayMs;
  await log.append(aPrint);
  expect((await under.files.list()).length).toBe(before - 1);
});

test.each([
  ['an ID number', '510499199001010013'],
  ['a telephone number', '13800000000'],
  ['a bank card', '6200000000000000000'],
  ['a name', '张三'],
])('[D-24] %s cannot be written down, not even as an id', (_what, text) => {
  expect(operationRef('print', text)).toBe('print:withheld');
});
