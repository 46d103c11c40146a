import { expect, test } from 'vitest';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import { foldHistory, type TicketHistory } from './ticket-history.ts';

const open = given(configureHall(), rollDay(at('08:20')), atWindow('OpenWindow', '1'));

function historyOf({ events }: Scene): TicketHistory {
  const history: TicketHistory = new Map();
  for (const [index, event] of events.entries()) foldHistory(history, event, index + 1, 'staff:teller1');
  return history;
}

test('[B-05] the past of a ticket says who did what, when, where and why, the call with its rule and scores', () => {
  const scene = open.and(
    issue('a'),
    onTicket('GrantPriority', 'a', { reason: '已核验证件' }),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('HoldTicket', '1', { reason: '等材料' }),
  );
  const lines = historyOf(scene).get(issue('a').ticket);
  expect(lines?.map((line) => [line.type, line.window, line.reason])).toEqual([
    ['TicketIssued', null, null],
    ['TicketRegrouped', null, '已核验证件'],
    ['TicketCalled', '1', null],
    ['ServiceStarted', '1', null],
    ['TicketHeld', '1', '等材料'],
  ]);
  expect(lines?.[2]).toMatchObject({ seq: 6, at: at('09:10'), staff: 'teller1', explanation: { rule: 'green' } });
});

test('a step that was taken back stands in the past of every ticket that it had moved', () => {
  const scene = open.and(
    issue('a'),
    issue('b'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('CallNextTicket', '1', { finishCurrent: true }),
    atWindow('UndoWindowAction', '1'),
  );
  const history = historyOf(scene);
  for (const id of ['a', 'b']) expect(history.get(issue(id).ticket)?.at(-1)?.type).toBe('WindowActionUndone');
});

test('the past of yesterday is not kept', () => {
  expect(historyOf(open.and(issue('a'), rollDay(at('08:00', '2026-05-07')))).size).toBe(0);
});
