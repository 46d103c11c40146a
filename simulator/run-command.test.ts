import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
const file = (name: string) => join(folder, name);

function text(parameters: readonly string[]): string {
  const outcome = runCommand(parameters);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

beforeAll(() => {
  for (const seed of ['1', '2', '3']) {
    writeFileSync(file(`${seed}.csv`), text(['--generate', '--visitors', '300', '--seed', seed]));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const day = ['--hall', 'demo', '--arrivals', file('3.csv'), '--history', `${file('1.csv')},${file('2.csv')}`, '--json'];

test('[B-16] one JSON object: waits of each group, windows, switches, estimates, overtakes', () => {
  const report = JSON.parse(text(day));
  expect(Object.keys(report)).toEqual([
    'groups',
    'all',
    'windowMinutes',
    'tidalSwitches',
    'estimate',
    'maxOvertakes',
    'overBudget',
  ]);
  expect(Object.keys(report.all)).toEqual(['count', 'served', 'meanWait', 'p50', 'p95', 'maxWait']);
  const counts = Object.values<{ count: number }>(report.groups).map((group) => group.count);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(report.all.count);
  expect(report.all.served).toBeGreaterThan(250);
  expect(report.overBudget).toBe(0);
  expect(report.estimate.p90Coverage).toBeGreaterThan(0.6);
});

test('the same seed and files give the same day, for every policy and every tidal mode', () => {
  for (const policy of ['tidehall', 'fifo', 'strict', 'ratio']) {
    const asked = [...day, '--policy', policy, '--tidal', policy === 'fifo' ? 'timetable' : 'none', '--seed', '7'];
    expect(text(asked)).toBe(text(asked));
  }
});

test.each([
  [['--arrivals', file('none.csv')], 'none.csv cannot be read'],
  [['--arrivals', file('3.csv'), '--policy', 'luck'], 'there is no policy luck'],
  [['--arrivals', file('3.csv'), '--hall', file('3.csv')], 'is not JSON'],
  [[], '--arrivals is missing'],
  [['--seed', 'x'], 'is not a whole number'],
] as const)('what cannot be simulated is refused in words: %j', (parameters, words) => {
  const outcome = runCommand(parameters);
  expect(outcome.ok ? '' : outcome.error).toContain(words);
});

test('a row that is not a visitor is named by its line', () => {
  writeFileSync(
    file('bad.csv'),
    'arriveAt,service,group,appointmentAt,serviceSeconds,patienceSeconds,noShow\n25:61:00,1,general,,60,,\n',
  );
  const outcome = runCommand(['--arrivals', file('bad.csv')]);
  expect(outcome.ok ? '' : outcome.error).toMatch(/bad\.csv.*2/);
});
