import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { type LogCommand, parseLogCommand, runLogCommand } from './log-command.ts';
import { aPrint, createTestLog, dayMs, morning, type TestLog, testKey } from './test-log.ts';

let under: TestLog;
beforeEach(() => {
  under = createTestLog();
});
afterEach(() => under.remove());

async function run(...args: string[]): Promise<readonly [number, readonly unknown[]]> {
  const command = parseLogCommand(args);
  if (!command.ok || command.value === null) throw new Error('no command');
  const lines: unknown[] = [];
  const code = await runLogCommand(
    command.value satisfies LogCommand,
    { files: under.files, key: testKey, now: () => under.clock.at },
    (line) => lines.push(JSON.parse(line)),
  );
  return [code, lines];
}

test('[D-24] the auditor reads the entries of some days of the hall', async () => {
  const log = await under.open();
  for (const day of [0, 1, 2]) {
    under.clock.at = morning + day * dayMs;
    await log.append(aPrint);
  }
  expect(await run('--read-log', '--from', '2026-12-02', '--to', '2026-12-02')).toEqual([
    0,
    [{ seq: 2, at: '2026-12-02T01:00:00.000Z', ...aPrint }],
  ]);
  expect((await run('--read-log'))[1]).toHaveLength(3);
  expect(await run('--verify-log')).toEqual([0, [{ entries: 3, faults: 0 }]]);
});

test('[D-24] a log that was tampered with is told by line and by exit code', async () => {
  const log = await under.open();
  for (const day of [0, 1]) {
    under.clock.at = morning + day * dayMs;
    await log.append(aPrint);
  }
  await under.files.remove('2026-12-01');
  expect(await run('--verify-log')).toEqual([
    1,
    [
      { fault: 'oldest-missing', day: '2026-12-02', line: 1 },
      { entries: 1, faults: 1 },
    ],
  ]);
});

test('[D-24] a terminal that never wrote anything has a whole log', async () => {
  expect(await run('--verify-log')).toEqual([0, [{ entries: 0, faults: 0 }]]);
});

test('[D-24] the engineer accepts the clock, but not an impossible one', async () => {
  await (await under.open()).append(aPrint);
  under.clock.at = morning - dayMs;
  expect(await run('--accept-clock')).toEqual([0, [{ clockAccepted: '2026-11-30T01:00:00.000Z' }]]);
  under.clock.at = 0;
  expect(await run('--accept-clock')).toEqual([2, [{ refused: 'clock-wrong' }]]);
});

test('flags that belong to no log command start the agent; wrong days are refused in words', () => {
  expect(parseLogCommand(['--simulated', '--token', 'x'])).toEqual(ok(null));
  expect(parseLogCommand(['--read-log', '--from', 'yesterday'])).toEqual(
    err('--from and --to want a day such as 2026-11-21'),
  );
  expect(parseLogCommand(['--verify-log', '--loud']).ok).toBe(false);
});
