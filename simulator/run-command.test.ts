import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatArrivals, parseArrivals } from './arrivals-file.ts';
import { generateArrivals, usualDay } from './generate-arrivals.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidehall-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const arrivals = written('day.csv', formatArrivals(generateArrivals({ ...usualDay, visitors: 120 }, 3)));
const past = written('past.csv', formatArrivals(generateArrivals({ ...usualDay, visitors: 120 }, 4)));

describe('npm run simulate', () => {
  test('prints one JSON object with the agreed fields', () => {
    const outcome = runCommand([
      '--hall',
      'demo',
      '--arrivals',
      arrivals,
      '--history',
      `${past},${past}`,
      '--seed',
      '2',
      '--json',
    ]);
    if (!outcome.ok) throw new Error(outcome.error);
    const report = JSON.parse(outcome.value);
    const statistics = ['count', 'served', 'meanWait', 'p50', 'p95', 'maxWait'];
    expect(Object.keys(report)).toEqual([
      'groups',
      'all',
      'windowMinutes',
      'tidalSwitches',
      'estimate',
      'maxOvertakes',
      'overBudget',
    ]);
    expect(Object.keys(report.all)).toEqual(statistics);
    expect(Object.keys(report.groups.general)).toEqual(statistics);
    expect(Object.keys(report.estimate)).toEqual(['p50MeanAbsError', 'naiveMeanAbsError', 'p90Coverage']);
    expect(report.estimate.p90Coverage).toBeGreaterThan(0.5);
  });

  test('makes a synthetic day that it can read again', () => {
    const outcome = runCommand(['--generate', '--visitors', '700', '--seed', '9']);
    const text = outcome.ok ? outcome.value : '';
    const visitors = parseArrivals(text);
    if (!visitors.ok) throw new Error(visitors.error);
    expect(formatArrivals(visitors.value)).toBe(text);
    const share = (holds: (index: number) => boolean) =>
      visitors.value.filter((_, index) => holds(index)).length / visitors.value.length;
    expect(visitors.value.length).toBeGreaterThan(550);
    expect(share((index) => visitors.value[index]?.appointmentAt !== null)).toBeCloseTo(0.1, 1);
  });

  test.each([
    [['--policy', 'best'], 'there is no policy best'],
    [['--tidal', 'moon'], 'there is no tidal mode moon'],
    [['--seed', 'x'], '--seed x is not a whole number'],
    [['--hall', '/nowhere.json'], 'cannot be read'],
    [['--speed', '2'], 'speed'],
  ])('refuses %j', (given, why) => {
    const outcome = runCommand(['--arrivals', arrivals, ...given]);
    expect(outcome.ok ? '' : outcome.error).toContain(why);
  });

  test.each([
    ['arriveAt,service\n09:00,1', 'line 1: column group, appointmentAt, serviceSeconds is missing'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds\n9,1,general,,60', 'line 2: arriveAt 9'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds\n09:00:00,1,king,,60', 'line 2: there is no group king'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds\n09:00:00,1,general,,', 'line 2: serviceSeconds'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds\n\n09:00:00,1,king,,60', 'line 3: there is no group king'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds\n24:10:00,1,general,,60', 'line 2: arriveAt 24:10:00'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds\n09:00:00,0,general,,60', 'line 2: service 0'],
    ['arriveAt,service,group,appointmentAt,serviceSeconds,noShow\n09:00:00,1,,,60,x', 'line 2: noShow x'],
    ['', 'line 1: column arriveAt, service, group, appointmentAt, serviceSeconds is missing'],
  ])('names the fault of an arrivals file', (text, why) => {
    const outcome = parseArrivals(text);
    expect(outcome.ok ? '' : outcome.error).toContain(why);
  });

  test('reads a file as a spreadsheet writes it: byte order mark, line ends of any kind, quotes, blank lines', () => {
    const rows = [
      'arriveAt,service,group,appointmentAt,serviceSeconds,noShow',
      '"09:10","3","senior","","60","0"',
      '',
      '9:05,,,,30,',
    ];
    const outcome = parseArrivals(`\uFEFF${rows.join('\r\n')}\r\n`);
    if (!outcome.ok) throw new Error(outcome.error);
    expect(outcome.value.map(({ arriveAt, service, group }) => [arriveAt, service, group])).toEqual([
      [32_700, null, 'general'],
      [33_000, 3, 'senior'],
    ]);
    expect(parseArrivals(rows.join('\r'))).toEqual(outcome);
  });

  test('a day to which nobody comes is a day all the same', () => {
    const empty = written('empty.csv', 'arriveAt,service,group,appointmentAt,serviceSeconds\n');
    const outcome = runCommand(['--arrivals', empty, '--history', empty, '--json']);
    if (!outcome.ok) throw new Error(outcome.error);
    expect(JSON.parse(outcome.value)).toMatchObject({
      groups: {},
      all: { count: 0, served: 0, meanWait: 0, maxWait: 0 },
      estimate: { p50MeanAbsError: null },
      overBudget: 0,
    });
  });
});
