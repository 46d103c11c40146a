import { expect, test } from 'vitest';
import { traceRows } from './trace.ts';

const rows = [
  { id: 'B-01', title: 'numbers', clause: 'S1 9.1.2', priority: 'core' },
  { id: 'B-02', title: 'any window', clause: 'S1 9.3.3', priority: 'core' },
];
const open = { status: 'open', note: '' };
/** Put together so that this file itself names no row. */
const named = (id: string, call = 'test') => `${call}('[${id}] it works', () => {});`;

test('a row is shown by every file that has a test with its id', () => {
  const files = [
    { path: 'b.test.ts', text: named('B-01', 'describe') },
    { path: 'a.test.ts', text: `${named('B-01', 'test.each([1])')} // B-02 in a comment counts for nothing` },
  ];
  const { rows: traced, counts } = traceRows(rows, { 'B-01': { status: 'built', note: '' }, 'B-02': open }, files);
  expect(traced[0]).toMatchObject({ status: 'built', tests: ['a.test.ts', 'b.test.ts'] });
  expect(traced[1]).toMatchObject({ status: 'open', tests: [] });
  expect(counts).toMatchObject({ built: 1, open: 1 });
});

test('a row that is called built without a test is a fault', () => {
  const { faults } = traceRows(rows, { 'B-01': { status: 'built', note: '' }, 'B-02': open }, []);
  expect(faults).toEqual(['B-01 is called built, but no test names it']);
});

test('a row that is called open while a test names it is a fault', () => {
  const files = [{ path: 'a.test.ts', text: named('B-01') }];
  expect(traceRows(rows, { 'B-01': open, 'B-02': open }, files).faults).toEqual([
    'B-01 is called open, but a test names it',
  ]);
});

test('a row without status, an unknown status and a missing note are faults', () => {
  expect(traceRows(rows, { 'B-01': open }, []).faults).toEqual(['B-02 has no status']);
  expect(traceRows(rows, { 'B-01': { status: 'done', note: '' }, 'B-02': open }, []).faults).toHaveLength(1);
  expect(traceRows(rows, { 'B-01': { status: 'outside', note: '' }, 'B-02': open }, []).faults).toHaveLength(1);
});

test('a test or a status that names a row which does not exist is a fault', () => {
  const statuses = { 'B-01': open, 'B-02': open, 'Z-01': open };
  const { faults } = traceRows(rows, statuses, [{ path: 'a.test.ts', text: named('Z-02') }]);
  expect(faults).toEqual(['Z-01 has a status, but is no row', 'a.test.ts names Z-02, which is no row']);
});
