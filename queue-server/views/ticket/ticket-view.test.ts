import { expect, test } from 'vitest';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';
import { noMoves } from '../moves/recent-moves.ts';
import { noWaits, type Waits } from '../waits.ts';
import { projectTicketPage } from './ticket-view.ts';

const open = given(configureHall(), rollDay(at('08:20')), atWindow('OpenWindow', '1'), atWindow('OpenWindow', '2'));
const waiting = open.and(issue('a', { subject: 'zhang' }), issue('b', { at: at('09:01') }));

function pageOf({ state }: Scene, id: string, waits: Waits = noWaits, now = at('09:20')) {
  const { queue } = state;
  const serviceName = () => ({ zh: '参保登记', en: 'Enrolment' });
  return projectTicketPage(issue(id).ticket, {
    queue,
    config: sampleHall(),
    serviceName,
    waits,
    moves: noMoves(),
    seq: 1,
    now,
  });
}

test('[B-16] who waits sees how many are ahead, and no time where there is no ground for one', () => {
  expect(pageOf(waiting, 'b')).toMatchObject({ number: 'A002', status: 'waiting', ahead: 1, estimate: null });
});

test('[B-16] an estimate is told as what is left of it, never below nothing', () => {
  const waits = { ...noWaits, ticket: () => ({ p50Seconds: 600, p90Seconds: 1500 }) };
  expect(pageOf(waiting, 'b', waits, at('09:06'))?.estimate).toEqual({ p50Seconds: 300, p90Seconds: 1200 });
  expect(pageOf(waiting, 'b', waits, at('10:00'))?.estimate).toEqual({ p50Seconds: 0, p90Seconds: 0 });
});

test('a called ticket shows its window and how often it was called', () => {
  const called = waiting.and(atWindow('CallNextTicket', '1'), atWindow('RecallTicket', '1', { at: at('09:11') }));
  expect(pageOf(called, 'a')).toMatchObject({
    status: 'called',
    ahead: null,
    window: { label: '1', direction: 'left' },
    recalls: 1,
    calledAt: at('09:11'),
  });
});

test('a ticket that was sent to one window tells which', () => {
  const sent = waiting.and(onTicket('TransferTicket', 'a', { toWindow: windowOf('2').id }));
  expect(pageOf(sent, 'a')).toMatchObject({ status: 'waiting', window: { label: '2' } });
});

test('[C-05] the page says nothing of the person: the elderly and a soldier have the same mark', () => {
  const scene = open.and(
    issue('old', { age: 70, subject: 'zhang' }),
    issue('soldier', { grantedGroup: 'veteran', reason: 'x' }),
  );
  const [old, soldier] = [pageOf(scene, 'old'), pageOf(scene, 'soldier')];
  expect([old?.priority, soldier?.priority]).toEqual([true, true]);
  expect(JSON.stringify([old, soldier])).not.toMatch(/zhang|senior|veteran|green|subject|group/);
});

test('[B-23] a ticket that ended keeps its page for the day, one that expired until the end of the next', () => {
  const served = waiting.and(
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
  );
  expect(pageOf(served, 'a')).toMatchObject({ status: 'done', ahead: null, window: null });
  const next = served.and(rollDay(at('08:00', '2026-05-07')));
  expect([pageOf(next, 'a'), pageOf(next, 'b')?.status]).toEqual([null, 'expired']);
  expect(pageOf(next.and(rollDay(at('08:00', '2026-05-08'))), 'b')).toBeNull();
  expect(pageOf(open, 'nobody')).toBeNull();
});
