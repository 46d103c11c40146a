import { expect, test } from 'vitest';
import { given } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, sampleHall, teller, windowOf } from '../../../tests/support/sample-hall.ts';

const open = given(
  configureHall(),
  rollDay(at('08:20')),
  ...['1', '2', '3', 'D'].map((window) => atWindow('OpenWindow', window, { at: at('08:25') })),
);

test('[B-02] all comprehensive windows call from one common line, whatever the matter', () => {
  const scene = open.and(issue('a', { service: 1 }), issue('b', { service: 64 }), issue('c', { service: null }));
  scene
    .and(atWindow('CallNextTicket', '3'))
    .when(atWindow('CallNextTicket', '2'))
    .then({ type: 'TicketCalled', ticket: 'b' });
  for (const window of ['1', '2', '3']) {
    scene.when(atWindow('CallNextTicket', window)).then({ type: 'TicketCalled', ticket: 'a', window });
  }
});

test('[B-03] tellers take people in order', () => {
  const scene = open.and(issue('a', { at: at('09:00') }), issue('b', { at: at('09:01') }));
  scene
    .when(atWindow('CallNextTicket', '1'))
    .then({ type: 'TicketCalled', ticket: 'a', staff: 'teller1', finished: null });
});

test('[B-03] a pick out of order needs a reason, and the call says who picked whom and why', () => {
  const scene = open.and(issue('a'), issue('b'));
  const pick = { ticket: issue('b').ticket };
  scene.when(atWindow('CallNextTicket', '1', pick)).refused('reason_required');
  scene.when(atWindow('CallNextTicket', '1', { ...pick, reason: '孩子发烧' })).then({
    type: 'TicketCalled',
    ticket: 'b',
    staff: 'teller1',
    explanation: { rule: 'picked-by-hand', reason: '孩子发烧' },
  });
});

test('[B-03] only a waiting ticket that the window may serve can be picked', () => {
  const scene = open.and(issue('a'), issue('bulk', { matters: 9 }), atWindow('CallNextTicket', '2'));
  const byHand = (ticket: string) => atWindow('CallNextTicket', '1', { ticket: issue(ticket).ticket, reason: 'x' });
  scene.when(byHand('a')).refused('ticket_not_waiting', { status: 'called' });
  scene.when(byHand('bulk')).refused('transfer_target_unfit');
  scene.when(byHand('nobody')).refused('unknown_ticket');
});

test('[B-14] two windows that call in the same millisecond get two tickets', () => {
  const scene = open.and(issue('a'), issue('b'), atWindow('CallNextTicket', '1'));
  scene.when(atWindow('CallNextTicket', '2')).then({ type: 'TicketCalled', ticket: 'b', window: '2' });
});

test('[B-14] no teller, no call', () => {
  const scene = given(configureHall(), rollDay(at('08:20')), issue('a'));
  scene.when(atWindow('CallNextTicket', '1')).refused('window_not_open');
});

test('[B-14] a window with a ticket finishes it first, in the same step if it is asked to', () => {
  const called = open.and(issue('a'), issue('b'), atWindow('CallNextTicket', '1'));
  called.when(atWindow('CallNextTicket', '1')).refused('window_busy');
  called.when(atWindow('CallNextTicket', '1', { finishCurrent: true })).refused('window_busy');
  const serving = called.and(atWindow('StartService', '1'));
  serving.when(atWindow('CallNextTicket', '1')).refused('window_busy');
  serving
    .when(atWindow('CallNextTicket', '1', { finishCurrent: true }))
    .then({ type: 'TicketFinished', ticket: 'a' }, { type: 'TicketCalled', ticket: 'b', finished: 'a' });
});

test('[B-14] finishing works although nobody else waits; alone, the call says that the line is empty', () => {
  const serving = open.and(issue('a'), atWindow('CallNextTicket', '1'), atWindow('StartService', '1'));
  serving.when(atWindow('CallNextTicket', '1', { finishCurrent: true })).then({ type: 'TicketFinished', ticket: 'a' });
  open.when(atWindow('CallNextTicket', '1')).refused('queue_empty');
});

test('[B-14] a pick that is refused finishes nothing', () => {
  const serving = open.and(issue('a'), atWindow('CallNextTicket', '1'), atWindow('StartService', '1'));
  serving
    .when(atWindow('CallNextTicket', '1', { finishCurrent: true, ticket: issue('x').ticket, reason: 'x' }))
    .refused('unknown_ticket');
});

test('[B-14] a teller acts at the own window only', () => {
  const scene = open.and(issue('a'), atWindow('CallNextTicket', '1'));
  for (const type of ['CallNextTicket', 'RecallTicket', 'StartService', 'FinishTicket', 'PauseWindow'] as const) {
    scene.when(atWindow(type, '1', { actor: teller('teller2') } as never)).refused('not_your_window');
  }
});

test('[B-14] recall: twice, and twenty seconds apart', () => {
  const scene = open.and(issue('a'), atWindow('CallNextTicket', '1', { at: at('09:10:00') }));
  scene.when(atWindow('RecallTicket', '1', { at: at('09:10:19') })).refused('recall_too_soon', { waitSeconds: 1 });
  const once = scene.and(atWindow('RecallTicket', '1', { at: at('09:10:20') }));
  once.when(atWindow('RecallTicket', '1', { at: at('09:10:39') })).refused('recall_too_soon');
  const twice = once.and(atWindow('RecallTicket', '1', { at: at('09:10:40') }));
  twice.when(atWindow('RecallTicket', '1', { at: at('09:11:30') })).refused('recalls_exhausted');
  expect(twice.state.queue.tickets.get(issue('a').ticket)).toMatchObject({ recalls: 2, calledAt: at('09:10') });
});

test('[B-17] a clock that is set back keeps no teller from calling again or passing', () => {
  const back = { at: at('08:10') };
  const scene = open.and(issue('a'), atWindow('CallNextTicket', '1', { at: at('09:10') }));
  scene.when(atWindow('RecallTicket', '1', back)).then({ type: 'TicketRecalled', recalls: 1 });
  scene.when(atWindow('PassTicket', '1', back)).refused('no_show_too_soon', { recallsLeft: 2, waitSeconds: 0 });
  const recalled = scene.and(
    ...['09:10:20', '09:10:40'].map((time) => atWindow('RecallTicket', '1', { at: at(time) })),
  );
  recalled.when(atWindow('PassTicket', '1', back)).then({ type: 'TicketMissed', ticket: 'a' });
  const again = scene.and(atWindow('RecallTicket', '1', back));
  again.when(atWindow('RecallTicket', '1', { at: at('08:10:19') })).refused('recall_too_soon', { waitSeconds: 1 });
});

test('[B-14] no-show: after the recalls, or before them with a reason', () => {
  const scene = open.and(issue('a'), atWindow('CallNextTicket', '1', { at: at('09:10:00') }));
  scene.when(atWindow('PassTicket', '1', { at: at('09:10:30') })).refused('no_show_too_soon', { recallsLeft: 2 });
  scene
    .when(atWindow('PassTicket', '1', { at: at('09:10:05'), reason: '已离开' }))
    .then({ type: 'TicketMissed', ticket: 'a', reason: '已离开' });
  const recalled = scene.and(
    atWindow('RecallTicket', '1', { at: at('09:10:20') }),
    atWindow('RecallTicket', '1', { at: at('09:10:40') }),
  );
  recalled.when(atWindow('PassTicket', '1', { at: at('09:10:59') })).refused('no_show_too_soon', { waitSeconds: 1 });
  recalled.when(atWindow('PassTicket', '1', { at: at('09:11:00') })).then({ type: 'TicketMissed', ticket: 'a' });
});

test('[B-14] a missed ticket comes back once, behind three calls, with its number', () => {
  const scene = open.and(
    issue('a'),
    ...['b', 'c', 'd', 'e'].map((id) => issue(id, { at: at('09:05') })),
    atWindow('CallNextTicket', '1'),
    atWindow('PassTicket', '1', { reason: '无人' }),
    onTicket('ReactivateTicket', 'a', { at: at('09:16') }),
  );
  const called: string[] = [];
  let now = scene;
  for (let turn = 0; turn < 5; turn += 1) {
    now = now.and(atWindow('CallNextTicket', '1', { at: at('09:17') }));
    called.push(String(now.state.queue.windows.get(windowOf('1').id)?.ticket));
    if (turn < 3) now = now.and(atWindow('StartService', '1'), atWindow('FinishTicket', '1'));
    else now = now.and(atWindow('PassTicket', '1', { reason: '无人', at: at('09:18') }));
  }
  expect(called).toEqual(['b', 'c', 'd', 'a', 'e']);
  expect(now.state.queue.tickets.get(issue('a').ticket)?.number).toBe('A001');
  now.when(onTicket('ReactivateTicket', 'a', { at: at('09:19') })).refused('reactivations_exhausted');
});

test('[B-14] a reactivation has a time limit, and is for missed tickets only', () => {
  const scene = open.and(
    issue('a'),
    issue('b'),
    atWindow('CallNextTicket', '1'),
    atWindow('PassTicket', '1', { reason: '无人', at: at('09:10') }),
  );
  scene.when(onTicket('ReactivateTicket', 'a', { at: at('09:40') })).then({ type: 'TicketReactivated', behind: 3 });
  scene.when(onTicket('ReactivateTicket', 'a', { at: at('09:40:01') })).refused('reactivation_too_late');
  scene.when(onTicket('ReactivateTicket', 'b')).refused('ticket_not_missed', { status: 'waiting' });
});

test('[B-14] a call whose teller is gone returns to its place in the line', () => {
  const scene = open.and(
    issue('a', { at: at('09:00') }),
    issue('b', { at: at('09:01') }),
    atWindow('CallNextTicket', '1'),
  );
  const back = scene.and(atWindow('ReturnCall', '1', { ticket: issue('a').ticket, ownOnly: false }));
  expect(back.state.queue.windows.get(windowOf('1').id)).toMatchObject({ status: 'ready', ticket: null });
  back.when(atWindow('CallNextTicket', '2')).then({ type: 'TicketCalled', ticket: 'a' });
  scene
    .and(atWindow('StartService', '1'))
    .when(atWindow('ReturnCall', '1', { ticket: issue('a').ticket }))
    .refused('ticket_not_called');
  scene.when(atWindow('ReturnCall', '1', { ticket: issue('b').ticket })).refused('ticket_not_called');
});

test('[Q-01] who asked for a low counter is called to it before its turn elsewhere', () => {
  const scene = open.and(issue('a'), issue('b', { flags: ['low-counter'] }));
  scene
    .when(atWindow('CallNextTicket', '1'))
    .then({ type: 'TicketCalled', ticket: 'b', explanation: { rule: 'low-counter' } });
  scene.when(atWindow('CallNextTicket', '2')).then({ type: 'TicketCalled', ticket: 'a' });
});

test('a window with a list of items calls those only', () => {
  const config = sampleHall({ windows: [windowOf('1', { services: [7] }), windowOf('2')] });
  const scene = given(
    configureHall(config),
    rollDay(at('08:20')),
    atWindow('OpenWindow', '1'),
    issue('a'),
    issue('b', { service: 7 }),
  );
  scene.when(atWindow('CallNextTicket', '1')).then({ type: 'TicketCalled', ticket: 'b' });
});
