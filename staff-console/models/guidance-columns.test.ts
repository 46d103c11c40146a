import { expect, test } from 'vitest';
import { aQueue, aTicket } from './fixtures.test-support.ts';
import { guideActions, laneColumns } from './guidance-columns.ts';

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
  expect(laneColumns(view).map(({ lane, tickets }) => [lane, tickets.map((one) => one.number)])).toEqual([
    ['green', []],
    ['appointment', []],
    ['senior', ['Y001']],
    ['general', ['A001', 'A002']],
    ['bulk', ['D001']],
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
