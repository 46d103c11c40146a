import { expect, test } from 'vitest';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, windowOf } from '../../../tests/support/sample-hall.ts';
import { undoUntil } from './last-action.ts';

const open = given(
  configureHall(),
  rollDay(at('08:20')),
  ...['1', '2'].map((window) => atWindow('OpenWindow', window, { at: at('08:25') })),
);
const window = (scene: Scene, id: string) => scene.state.queue.windows.get(windowOf(id).id);
const ticket = (scene: Scene, id: string) => scene.state.queue.tickets.get(issue(id).ticket);
const undo = atWindow('UndoWindowAction', '1', { at: at('09:10:03') });

test('[B-14] a wrong press is taken back within five seconds, and once', () => {
  const called = open.and(issue('a'), atWindow('CallNextTicket', '1', { at: at('09:10:00') }));
  called.when(atWindow('UndoWindowAction', '1', { at: at('09:10:06') })).refused('undo_expired');
  called.when(undo).then({ type: 'WindowActionUndone', undone: [{ type: 'TicketCalled', ticket: 'a' }] });
  const back = called.and(undo);
  expect(ticket(back, 'a')).toMatchObject({ status: 'waiting', calledAt: null, window: null });
  expect(window(back, '1')).toMatchObject({ status: 'ready', ticket: null });
  back.when(undo).refused('nothing_to_undo');
});

test('finishing and calling in one press are taken back together', () => {
  const both = open.and(
    issue('a'),
    issue('b'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('CallNextTicket', '1', { finishCurrent: true }),
    undo,
  );
  expect(ticket(both, 'a')).toMatchObject({ status: 'serving', window: '1' });
  expect(ticket(both, 'b')).toMatchObject({ status: 'waiting' });
  expect(both.state.queue.counts).toMatchObject({ finished: 0, called: 1, servedMs: 0 });
  expect(window(both, '1')).toMatchObject({ ticket: 'a', finishedToday: 0 });
});

test('two presses in the same millisecond are two steps: the last one alone is taken back', () => {
  const twice = open.and(
    issue('a'),
    issue('b'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
    atWindow('CallNextTicket', '1'),
  );
  twice.when(undo).then({ type: 'WindowActionUndone', undone: [{ type: 'TicketCalled', ticket: 'b' }] });
  expect(ticket(twice.and(undo), 'a')).toBeUndefined();
});

test('the counts of the day and the pace of the hall are as before the press', () => {
  const before = open.and(
    issue('a', { at: at('09:00') }),
    issue('b', { at: at('09:01') }),
    atWindow('CallNextTicket', '2', { at: at('09:05') }),
  );
  const after = before.and(
    atWindow('CallNextTicket', '1'),
    undo,
    atWindow('StartService', '2', { at: at('09:10:04') }),
    atWindow('FinishTicket', '2', { at: at('09:10:05') }),
    atWindow('UndoWindowAction', '2', { at: at('09:10:06') }),
  );
  expect(after.state.queue.counts).toEqual(before.state.queue.counts);
  expect(after.state.queue.recentCalls).toEqual(before.state.queue.recentCalls);
  const missed = before.and(
    atWindow('PassTicket', '2', { reason: 'x' }),
    atWindow('UndoWindowAction', '2', { at: at('09:10:01') }),
  );
  expect(missed.state.queue.counts).toEqual(before.state.queue.counts);
});

test('[B-06] a call that was taken back has overtaken nobody', () => {
  const called = open.and(
    issue('general', { at: at('09:00') }),
    issue('senior', { at: at('09:01'), age: 70 }),
    atWindow('CallNextTicket', '1'),
  );
  expect(ticket(called, 'general')).toMatchObject({ overtaken: 1 });
  expect(called.state.queue.lines.calls).toBe(1);
  const back = called.and(undo);
  expect(ticket(back, 'general')).toMatchObject({ overtaken: 0 });
  expect(back.state.queue.lines.calls).toBe(0);
});

test('a ticket that moved on since cannot be put back', () => {
  const missed = open.and(
    issue('a'),
    atWindow('CallNextTicket', '1'),
    atWindow('PassTicket', '1', { reason: 'x' }),
    onTicket('ReactivateTicket', 'a'),
  );
  missed.when(undo).refused('version_conflict');
  expect(undoUntil(missed.state.queue, windowOf('1').id, 5)).toBeNull();
  const sentOn = open.and(issue('a'), atWindow('CallNextTicket', '1'), onTicket('TransferTicket', 'a'));
  sentOn.when(undo).refused('version_conflict');
  expect(undoUntil(sentOn.state.queue, windowOf('1').id, 5)).toBeNull();
  const servedElsewhere = missed.and(
    atWindow('CallNextTicket', '2'),
    atWindow('StartService', '2'),
    atWindow('FinishTicket', '2'),
  );
  servedElsewhere.when(undo).refused('version_conflict');
});

test('[B-12] a finished ticket does not come back beside a new one for the same matter', () => {
  const finished = open.and(
    issue('a', { subject: 'zhang' }),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
  );
  finished.when(undo).then({ type: 'WindowActionUndone' });
  finished
    .and(issue('b', { subject: 'zhang', at: at('09:10:01') }))
    .when(undo)
    .refused('version_conflict');
});

test('a held ticket that guidance staff took away meanwhile is not held again', () => {
  const scene = open.and(
    issue('held'),
    issue('next'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('HoldTicket', '1'),
    atWindow('CallNextTicket', '1'),
    onTicket('TransferTicket', 'held'),
    undo,
  );
  expect(window(scene, '1')).toMatchObject({ held: [], ticket: null });
  expect(ticket(scene, 'held')).toMatchObject({ status: 'waiting' });
});

test('a copy that was printed meanwhile stays on record', () => {
  const scene = open.and(issue('a'), atWindow('CallNextTicket', '1'), onTicket('BeginPrint', 'a'), undo);
  scene.when(onTicket('ReportPrint', 'a')).then({ type: 'TicketPrinted', print: 'p1' });
});

test('after pausing, closing or sending on there is nothing to take back', () => {
  const served = open.and(
    issue('a'),
    atWindow('CallNextTicket', '1'),
    atWindow('StartService', '1'),
    atWindow('FinishTicket', '1'),
  );
  served.and(atWindow('PauseWindow', '1')).when(undo).refused('nothing_to_undo');
  served.and(atWindow('CloseWindow', '1')).when(undo).refused('nothing_to_undo');
  const sent = open.and(issue('a'), atWindow('CallNextTicket', '1'), atWindow('TransferCurrent', '1'));
  sent.when(undo).refused('version_conflict');
});
