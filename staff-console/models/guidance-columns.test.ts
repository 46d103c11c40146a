import { expect, test } from 'vitest';
import type { WindowId } from '../../protocol/ids.ts';
import { aQueue, aTicket, aWindow } from './fixtures.test-support.ts';
import { columnKey, columnTarget, guideActions, queueColumns } from './guidance-columns.ts';
import { targetKey } from './move-target.ts';

test('[B-15] the guidance page shows the waiting by line, each in order of issue', () => {
  const view = aQueue({
    tickets: [
      aTicket({ number: 'A001' }),
      aTicket({ number: 'D001', lane: 'bulk' }),
      aTicket({ number: 'A002' }),
      aTicket({ number: 'A003', status: 'called' }),
      aTicket({ number: 'Y001', lane: 'senior' }),
    ],
  });
  expect(queueColumns(view).map((column) => [columnKey(column), column.tickets.map((one) => one.number)])).toEqual([
    ['lane-green', []],
    ['lane-appointment', []],
    ['lane-senior', ['Y001']],
    ['lane-general', ['A001', 'A002']],
    ['lane-bulk', ['D001']],
  ]);
});

test('[B-14] what can be done with a ticket depends on its state', () => {
  const of = (status: Parameters<typeof aTicket>[0]['status']) =>
    guideActions(aTicket({ number: 'A001', ...(status === undefined ? {} : { status }) }));
  expect(of('waiting')).toEqual(['transfer', 'grant', 'cancel']);
  expect(of('no-show')).toEqual(['reactivate', 'cancel']);
  expect(of('held')).toEqual(['transfer']);
  expect([of('called'), of('serving')]).toEqual([[], []]);
});

test('[B-15] who waits for one window alone stands in the column of that window', () => {
  const four = aWindow({ id: '4' as WindowId, label: '4' });
  const view = aQueue({
    windows: [aWindow(), four],
    tickets: [
      aTicket({ number: 'A001', window: four.id }),
      aTicket({ number: 'A002' }),
      aTicket({ number: 'A003', window: '9' as WindowId }),
    ],
  });
  const shown = queueColumns(view).map((column) => [columnKey(column), column.tickets.map((one) => one.number)]);
  expect(shown.slice(-2)).toEqual([
    ['lane-general', ['A002', 'A003']],
    ['window-4', ['A001']],
  ]);
});

test('[B-15] every line of the common pool leads to that pool, the others to their own, a window to itself', () => {
  const tickets = [
    aTicket({ number: 'A001', window: aWindow().id }),
    aTicket({ number: 'D001', lane: 'bulk' }),
    aTicket({ number: 'Y001', lane: 'senior' }),
  ];
  const targets = queueColumns(aQueue({ tickets })).map((column) => [
    columnKey(column),
    targetKey(columnTarget(column)),
  ]);
  expect(Object.fromEntries(targets)).toMatchObject({
    'lane-senior': 'pool common',
    'lane-green': 'pool common',
    'lane-bulk': 'pool bulk',
    'window-3': 'window 3',
  });
});
