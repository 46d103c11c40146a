import { expect, test } from 'vitest';
import type { TicketId } from '../../../protocol/ids.ts';
import { book, bookableHall, checkIn } from '../../../tests/support/appointment-commands.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at } from '../../../tests/support/sample-hall.ts';
import { type CallLog, callsOf, foldCallLog, initialCallLog, loggedTickets } from './call-log.ts';

const open = given(configureHall(), rollDay(at('08:20')), atWindow('OpenWindow', '1'));

function logOf({ events }: Scene): CallLog {
  const log = initialCallLog();
  for (const [index, event] of events.entries()) foldCallLog(log, event, index + 1);
  return log;
}

test('[B-05] a call is kept with its line, window, teller and reason after the ticket is done', () => {
  const scene = open.and(
    issue('a'),
    onTicket('GrantPriority', 'a'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1', { at: at('09:20') }),
  );
  expect(callsOf(logOf(scene), null, 10)).toMatchObject([
    { at: at('09:10'), number: 'A001', lane: 'green', window: '1', staff: 'teller1', outcome: 'stands', seq: 6 },
  ]);
});

test('[B-05] a call that was taken back says so, and the next one of the same ticket stands', () => {
  const scene = open.and(
    issue('a'),
    atWindow('CallNextTicket', '1'),
    atWindow('UndoWindowAction', '1'),
    atWindow('CallNextTicket', '1', { at: at('09:12') }),
  );
  expect(callsOf(logOf(scene), ['a' as TicketId], 10).map(({ outcome }) => outcome)).toEqual(['stands', 'taken-back']);
});

test('tickets are found by number, however it is written; those who have left are known as such', () => {
  const log = logOf(open.and(issue('a'), issue('b'), onTicket('CancelTicket', 'b')));
  expect(loggedTickets(log, ['a002', 'A001', 'Z999'])).toMatchObject([
    { ticket: 'b', leftAt: at('09:10') },
    { ticket: 'a', leftAt: null, lane: 'general', rankAt: at('09:00') },
  ]);
});

test('only so many calls are told, the newest; yesterday is not kept', () => {
  const twice = open.and(
    issue('a'),
    issue('b'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('CallNextTicket', '1', { at: at('09:15'), finishCurrent: true }),
  );
  expect(callsOf(logOf(twice), null, 1).map(({ number }) => number)).toEqual(['A002']);
  expect(callsOf(logOf(twice.and(rollDay(at('08:00', '2026-05-07')))), null, 10)).toEqual([]);
});

test('[B-05] [A-02] a booking waits from its slot, and from its check-in while it stands in the green channel', () => {
  const hall = given(configureHall(bookableHall()), rollDay(at('08:00'))).and(book('b1'), checkIn('b1', at('09:50')));
  const rankOf = (scene: Scene) => loggedTickets(logOf(scene), ['B001']).map(({ lane, rankAt }) => [lane, rankAt]);
  expect(rankOf(hall)).toEqual([['appointment', at('10:00')]]);
  const green = hall.and(onTicket('GrantPriority', 't-b1', { at: at('09:51') }));
  expect(rankOf(green)).toEqual([['green', at('09:50')]]);
});
