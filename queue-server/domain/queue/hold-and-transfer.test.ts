import { expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, windowOf } from '../../../tests/support/sample-hall.ts';

const open = given(
  configureHall(),
  rollDay(at('08:20')),
  ...['1', '2', 'D'].map((window) => atWindow('OpenWindow', window, { at: at('08:25') })),
);
const serving = open.and(
  issue('a', { at: at('09:00') }),
  issue('b', { at: at('09:01') }),
  issue('c', { at: at('09:02') }),
  atWindow('CallNextTicket', '1'),
  atWindow('StartService', '1'),
);
const toWindow = (id: string) => ({ toWindow: windowOf(id).id });
const ticket = (scene: typeof open, id: string) => scene.state.queue.tickets.get(issue(id).ticket);

test('[B-14] a held ticket leaves the window free for another and is resumed where it was held', () => {
  const held = serving.and(atWindow('HoldTicket', '1', { reason: '等复核' }));
  expect(ticket(held, 'a')).toMatchObject({ status: 'held', note: '等复核', window: '1' });
  held.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: 'b' });
  held.when(atWindow('ResumeTicket', '1', { ticket: issue('a').ticket })).then({ type: 'TicketResumed', ticket: 'a' });
  held.when(atWindow('ResumeTicket', '2', { ticket: issue('a').ticket })).refused('not_your_window');
  held.when(atWindow('ResumeTicket', '1', { ticket: issue('b').ticket })).refused('ticket_not_held');
  const busy = held.and(atWindow('CallNextTicket', '1'));
  busy.when(atWindow('ResumeTicket', '1', { ticket: issue('a').ticket })).refused('window_busy');
});

test('[B-14] [O-01] the time on hold is no time of service', () => {
  const { ticket: id } = issue('a');
  const resumed = serving.and(
    atWindow('HoldTicket', '1', { at: at('09:14') }),
    atWindow('ResumeTicket', '1', { ticket: id, at: at('09:30') }),
  );
  expect(ticket(resumed, 'a')).toMatchObject({ servedSince: at('09:26'), heldAt: null });
  const { counts } = resumed.and(atWindow('FinishTicket', '1', { at: at('09:36') })).state.queue;
  expect(counts).toMatchObject({ finished: 1, servedMs: 10 * 60_000 });
  const undone = resumed.and(atWindow('UndoWindowAction', '1', { at: at('09:30:03') }));
  expect(ticket(undone, 'a')).toMatchObject({ status: 'held', heldAt: at('09:14'), servedSince: at('09:10') });
});

test('[B-14] a window holds only so many', () => {
  const two = serving.and(
    atWindow('HoldTicket', '1'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('HoldTicket', '1'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
  );
  two.when(atWindow('HoldTicket', '1')).refused('holds_exhausted', { maxHolds: 2 });
});

test('[B-14] what was only called cannot be held or finished', () => {
  const called = open.and(issue('a'), atWindow('CallNextTicket', '1'));
  called.when(atWindow('HoldTicket', '1')).refused('ticket_not_serving', { status: 'called' });
  called.when(atWindow('FinishTicket', '1')).refused('ticket_not_serving', { status: 'called' });
});

test('[B-14] a ticket sent to another window waits for it alone, with its original time', () => {
  const moved = serving.and(atWindow('TransferCurrent', '1', { ...toWindow('2'), reason: '需要制卡机' }));
  expect(ticket(moved, 'a')).toMatchObject({
    status: 'waiting',
    rankAt: at('09:00'),
    reservedFor: '2',
    note: '需要制卡机',
  });
  moved.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: 'b' });
  moved.when(atWindow('CallNextTicket', '2')).then({ type: 'TicketCalled', ticket: 'a' });
});

test('[B-14] a ticket goes only where somebody is and can serve it', () => {
  serving.when(atWindow('TransferCurrent', '1', toWindow('1'))).refused('transfer_target_unfit');
  serving.when(atWindow('TransferCurrent', '1', toWindow('3'))).refused('transfer_target_closed');
  serving.when(atWindow('TransferCurrent', '1', toWindow('9'))).refused('unknown_window');
  const config = sampleHall({
    windows: [windowOf('1'), windowOf('2', { services: [7] }), windowOf('D', { kind: 'bulk', services: [7] })],
  });
  const narrow = given(
    configureHall(config),
    rollDay(at('08:20')),
    atWindow('OpenWindow', '1'),
    atWindow('OpenWindow', '2'),
    issue('a'),
  );
  narrow.when(onTicket('TransferTicket', 'a', toWindow('2'))).refused('transfer_target_unfit');
  narrow.when(onTicket('TransferTicket', 'a', { toPool: 'bulk' })).refused('transfer_target_unfit');
});

test('[B-22] a teller sends understated bulk business to its own window, place kept', () => {
  const moved = serving.and(atWindow('TransferCurrent', '1', { toPool: 'bulk' }));
  expect(ticket(moved, 'a')).toMatchObject({ pool: 'bulk', number: 'A001', rankAt: at('09:00') });
  moved.when(atWindow('CallNextTicket', 'D')).then({ type: 'TicketCalled', ticket: 'a' });
});

test('[B-15] guidance staff move a ticket wherever it stands, a missed one apart', () => {
  const move = onTicket('TransferTicket', 'a', { ...toWindow('2'), reason: '分流' });
  const waiting = open.and(issue('a'));
  const called = waiting.and(atWindow('CallNextTicket', '1'));
  const held = serving.and(atWindow('HoldTicket', '1'));
  for (const scene of [waiting, called, serving, held]) {
    const moved = scene.and(move);
    expect(ticket(moved, 'a')).toMatchObject({ status: 'waiting', reservedFor: '2', rankAt: at('09:00') });
    expect(moved.state.queue.windows.get(windowOf('1').id)).toMatchObject({ ticket: null, held: [], status: 'ready' });
  }
  const missed = called.and(atWindow('PassTicket', '1', { reason: 'x' }));
  missed.when(move).refused('ticket_not_waiting', { status: 'no-show' });
  waiting.when(onTicket('TransferTicket', 'a', { ...toWindow('2'), version: 9 })).refused('version_conflict');
});

test('[B-14] waiting and missed tickets may be cancelled, others are at a window', () => {
  const waiting = open.and(issue('a'));
  waiting.when(onTicket('CancelTicket', 'a', { reason: '不办了' })).then({ type: 'TicketCancelled', reason: '不办了' });
  const called = waiting.and(atWindow('CallNextTicket', '1'));
  called.when(onTicket('CancelTicket', 'a')).refused('ticket_not_waiting', { status: 'called' });
  called
    .and(atWindow('PassTicket', '1', { reason: 'x' }))
    .when(onTicket('CancelTicket', 'a'))
    .then({ type: 'TicketCancelled' });
  const cancelled = waiting.and(onTicket('CancelTicket', 'a'));
  cancelled
    .when(onTicket('CancelTicket', 'a'))
    .refused('ticket_closed', { ticket: { number: 'A001', status: 'cancelled' } });
});

test('[B-20] who only asked is closed as a consultation', () => {
  serving
    .when(atWindow('FinishTicket', '1', { outcome: 'consultation' }))
    .then({ type: 'TicketFinished', ticket: 'a', outcome: 'consultation' });
});
