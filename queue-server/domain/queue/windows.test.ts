import { expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, guide, kiosk, teller, windowOf } from '../../../tests/support/sample-hall.ts';

const day = given(configureHall(), rollDay(at('08:20')));
const open = day.and(
  atWindow('OpenWindow', '1', { at: at('08:25') }),
  atWindow('OpenWindow', '2', { at: at('08:25') }),
);
const window = (scene: typeof day, id: string) => scene.state.queue.windows.get(windowOf(id).id);
const toOne = { toWindow: windowOf('1').id };

test('[C-02] an open window shows the number of its teller', () => {
  expect(window(open, '1')).toMatchObject({
    status: 'ready',
    staff: 'teller1',
    staffNo: 'TELLER1',
    openedAt: at('08:25'),
  });
});

test('a teller opens one window, and a window has one teller', () => {
  open
    .when(atWindow('OpenWindow', '3', { actor: teller('teller1') }))
    .refused('teller_at_other_window', { window: '1' });
  open
    .when(atWindow('OpenWindow', '1', { actor: teller('teller9') }))
    .refused('window_already_open', { staffNo: 'TELLER1' });
  open.when(atWindow('OpenWindow', '9')).refused('unknown_window');
  day.when(atWindow('OpenWindow', '1', { actor: kiosk })).refused('forbidden');
});

test('[C-02] a pause has a reason and ends; meanwhile the window calls nobody', () => {
  const paused = open.and(issue('a'), atWindow('PauseWindow', '1', { reason: '设备故障' }));
  expect(window(paused, '1')).toMatchObject({ status: 'paused', pauseReason: '设备故障', pausedAt: at('09:10') });
  paused.when(atWindow('CallNextTicket', '1')).refused('window_paused', { reason: '设备故障' });
  paused.when(atWindow('PauseWindow', '1')).refused('window_paused');
  const on = paused.and(atWindow('ContinueWindow', '1'));
  expect(window(on, '1')).toMatchObject({ status: 'ready', pauseReason: null, pausedAt: null });
  on.when(atWindow('ContinueWindow', '1')).refused('window_not_paused');
  on.and(atWindow('CallNextTicket', '1')).when(atWindow('PauseWindow', '1')).refused('window_busy');
});

test('[B-09] a window that tickets are bound to closes only with a decision, and they keep their time', () => {
  const bound = open.and(
    issue('held', { at: at('09:00') }),
    issue('reserved', { at: at('09:01') }),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('HoldTicket', '1'),
    onTicket('TransferTicket', 'reserved', toOne),
  );
  bound.when(atWindow('CloseWindow', '1')).refused('decision_required', { held: 1, reserved: 1 });
  const closed = bound.and(atWindow('CloseWindow', '1', { remaining: 'to-pool', reason: '下班' }));
  expect(window(closed, '1')).toMatchObject({ status: 'closed', staff: null, held: [] });
  closed.when(atWindow('CallNextTicket', '2')).then({ type: 'TicketCalled', ticket: 'held' });
  expect(closed.state.queue.tickets.get(issue('reserved').ticket)).toMatchObject({
    reservedFor: null,
    rankAt: at('09:01'),
  });
});

test('[B-09] the last window of a line closes only with a decision; who waits there goes to the general windows', () => {
  const scene = day.and(
    atWindow('OpenWindow', '1', { at: at('08:25') }),
    atWindow('OpenWindow', 'D', { at: at('08:25') }),
    issue('many', { at: at('09:00'), matters: 8 }),
    issue('one', { at: at('09:01') }),
  );
  scene.when(atWindow('CloseWindow', 'D')).refused('decision_required', { held: 0, reserved: 0, left: 1 });
  scene
    .when(atWindow('CloseWindow', 'D', { remaining: 'to-pool' }))
    .then(
      { type: 'TicketTransferred', ticket: 'many', from: 'D', pool: 'common', reservedFor: null },
      { type: 'WindowClosed', window: 'D' },
    );
  scene.when(atWindow('CloseWindow', '1')).refused('decision_required', { held: 0, reserved: 0, left: 1 });
  scene.when(atWindow('CloseWindow', '1', { remaining: 'to-pool' })).then({ type: 'WindowClosed', window: '1' });
  const relieved = scene.and(atWindow('OpenWindow', '2'), atWindow('PauseWindow', '2'));
  relieved.when(atWindow('CloseWindow', '1')).then({ type: 'WindowClosed', window: '1' });
});

test('[B-09] a ticket on hold at the last window of its line goes to the general windows, not to a line that nobody calls', () => {
  const held = open.and(
    atWindow('OpenWindow', 'D', { at: at('08:25') }),
    issue('many', { matters: 8 }),
    atWindow('CallNextTicket', 'D'),
    atWindow('StartService', 'D'),
    atWindow('HoldTicket', 'D'),
  );
  const closed = held.and(atWindow('CloseWindow', 'D', { remaining: 'to-pool' }));
  closed.when(atWindow('CallNextTicket', '2')).then({ type: 'TicketCalled', ticket: 'many' });
});

test('[B-14] a window that closes with a ticket serves it to its end, and calls no other', () => {
  const closing = open.and(
    issue('a'),
    issue('b'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('CloseWindow', '1', { reason: '换班' }),
  );
  expect(window(closing, '1')).toMatchObject({ status: 'closing', ticket: 'a' });
  closing.when(atWindow('CallNextTicket', '1', { finishCurrent: true })).refused('window_not_open');
  closing.when(atWindow('HoldTicket', '1')).refused('window_not_open');
  closing.when(atWindow('CloseWindow', '1')).refused('window_busy');
  closing.when(onTicket('TransferTicket', 'b', toOne)).refused('transfer_target_closed');
  closing
    .when(atWindow('FinishTicket', '1'))
    .then({ type: 'TicketFinished', ticket: 'a' }, { type: 'WindowClosed', window: '1', reason: '换班' });
});

test('[B-14] a closing window closes however its ticket leaves', () => {
  const called = open.and(issue('a'), atWindow('CallNextTicket', '1'), atWindow('CloseWindow', '1'));
  const closed = { type: 'WindowClosed', window: '1' } as const;
  called.when(atWindow('PassTicket', '1', { reason: 'x' })).then({ type: 'TicketMissed' }, closed);
  called.when(atWindow('ReturnCall', '1', { ticket: issue('a').ticket })).then({ type: 'CallReturned' }, closed);
  called.when(onTicket('TransferTicket', 'a')).then({ type: 'TicketTransferred' }, closed);
  const serving = called.and(atWindow('StartService', '1'));
  serving.when(atWindow('TransferCurrent', '1')).then({ type: 'TicketTransferred' }, closed);
});

test("[B-08] a manager closes the window of a teller who has left; the teller may not close another's", () => {
  open.when(atWindow('CloseWindow', '1', { actor: guide, ownOnly: false })).then({ type: 'WindowClosed', window: '1' });
  open.when(atWindow('CloseWindow', '1', { actor: teller('teller2') })).refused('not_your_window');
});

test('what was finished today stays counted when the window closes and opens again', () => {
  const again = open.and(
    issue('a'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
    atWindow('CloseWindow', '1'),
    atWindow('OpenWindow', '1'),
  );
  expect(window(again, '1')?.finishedToday).toBe(1);
});
