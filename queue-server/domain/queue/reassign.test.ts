import { expect, test } from 'vitest';
import type { ReassignmentId, TicketId } from '../../../protocol/ids.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, guide, windowOf } from '../../../tests/support/sample-hall.ts';
import type { ReassignTickets, UndoReassignment } from './commands.ts';
import { planReassignment } from './decide/reassign.ts';
import { reassignmentEffect } from './reassignment-effect.ts';

const id = (window: string) => windowOf(window).id;
const ticketId = (name: string) => name as TicketId;
const move = 'm1' as ReassignmentId;
const names = Array.from({ length: 20 }, (_, index) => `t${index + 1}`);

function reassign(tickets: readonly string[], over: Partial<ReassignTickets> = {}): ReassignTickets {
  return {
    type: 'ReassignTickets',
    at: at('09:30'),
    actor: guide,
    reassignment: move,
    tickets: tickets.map((name) => ({ ticket: ticketId(name), version: null })),
    toWindow: null,
    toPool: null,
    reason: '窗口关闭',
    ...over,
  };
}

function undo(time: string): UndoReassignment {
  return { type: 'UndoReassignment', at: at(time), actor: guide, reassignment: move };
}

const ticket = (scene: Scene, name: string) => scene.state.queue.tickets.get(ticketId(name));
const open = given(
  configureHall(),
  rollDay(at('08:20')),
  ...['1', '2', 'D'].map((window) => atWindow('OpenWindow', window, { at: at('08:25') })),
  ...names.map((name, index) => issue(name, { at: at('09:00') + index * 1_000 })),
);
/** All twenty are reserved for window 2. */
const atTwo = open.and(reassign(names, { reassignment: 'm0' as ReassignmentId, at: at('09:20'), toWindow: id('2') }));
const toPool = reassign(names, { toPool: 'common' });

test('[B-15] twenty tickets move with their original times and order, one event each and one summary', () => {
  atTwo
    .when(toPool)
    .then(
      ...names.map((name) => ({ type: 'TicketTransferred' as const, ticket: name, reservedFor: null, from: '2' })),
      { type: 'TicketsReassigned', reassignment: 'm1', reason: '窗口关闭', left: [] },
    );
  const moved = atTwo.and(toPool);
  for (const [index, name] of names.entries()) {
    const issued = at('09:00') + index * 1_000;
    expect(ticket(moved, name)).toMatchObject({ issuedAt: issued, rankAt: issued, window: null, reservedFor: null });
  }
  moved.when(atWindow('CallNextTicket', '1', { at: at('09:31') })).then({ type: 'TicketCalled', ticket: 't1' });
});

test('[B-15] a ticket that was called meanwhile is left out and listed, one that changed too, the rest move', () => {
  const called = atTwo.and(
    atWindow('CallNextTicket', '2'),
    onTicket('GrantPriority', 't5', { group: 'senior', at: at('09:25') }),
  );
  const versions = names.map((name) => ({ ticket: ticketId(name), version: ticket(atTwo, name)?.version ?? 0 }));
  const moved = called.and({ ...toPool, tickets: versions });
  expect(moved.events.at(-1)).toMatchObject({
    type: 'TicketsReassigned',
    left: [
      { ticket: 't1', code: 'ticket_not_waiting' },
      { ticket: 't5', code: 'version_conflict' },
    ],
  });
  expect(ticket(moved, 't1')).toMatchObject({ status: 'called', window: '2' });
  expect(ticket(moved, 't5')).toMatchObject({ reservedFor: '2' });
  expect(names.filter((name) => ticket(moved, name)?.reservedFor === null).length).toBe(19);
});

test('[B-15] a target that takes nobody is refused as a whole, and so is a move that moves nothing', () => {
  open.when(reassign(names, { toWindow: id('3') })).refused('transfer_target_closed');
  open.when(reassign(names, { toWindow: id('9') })).refused('unknown_window');
  open
    .when(toPool)
    .refused('nothing_to_move', { left: names.map((name) => ({ ticket: name, code: 'already_there' })) });
  const closing = open.and(
    atWindow('CallNextTicket', '2'),
    atWindow('StartService', '2'),
    atWindow('CloseWindow', '2'),
  );
  closing.when(reassign(['t5'], { toWindow: id('2') })).refused('transfer_target_closed');
});

test('[B-15] a ticket that is named twice moves once, and one that nobody knows is listed', () => {
  open
    .when(reassign(['t1', 't1', 'nobody'], { toWindow: id('1') }))
    .then(
      { type: 'TicketTransferred', ticket: 't1' },
      { type: 'TicketsReassigned', left: [{ ticket: 'nobody', code: 'unknown_ticket' }] },
    );
});

test('[B-15] a move to another pool changes the line that a ticket stands in, and its undo changes it back', () => {
  const bulk = open.and(reassign(['t1'], { toPool: 'bulk' }));
  expect(ticket(bulk, 't1')).toMatchObject({ pool: 'bulk', lane: 'bulk', number: 'A001' });
  expect(ticket(bulk.and(undo('09:31')), 't1')).toMatchObject({ pool: 'common', lane: 'general' });
});

test('[B-15] a move is taken back within two minutes, and once', () => {
  const moved = atTwo.and(toPool);
  moved.when({ ...undo('09:32'), at: at('09:32') + 1 }).refused('undo_expired');
  const back = moved.and(undo('09:32'));
  for (const name of names) expect(ticket(back, name)).toMatchObject({ reservedFor: '2', window: '2' });
  expect(back.events.slice(-21).map((event) => event.type)).toEqual([
    ...names.map(() => 'TicketTransferred'),
    'ReassignmentUndone',
  ]);
  back.when(undo('09:32')).refused('nothing_to_undo');
});

test('[B-15] two moves within two minutes are taken back each by itself, whoever made them, in either order', () => {
  const both = atTwo.and(
    reassign(names.slice(0, 5), { toPool: 'common' }),
    reassign(names.slice(5, 9), { reassignment: 'm2' as ReassignmentId, at: at('09:31'), toWindow: id('1') }),
  );
  const second = { ...undo('09:32'), reassignment: 'm2' as ReassignmentId };
  for (const order of [
    [undo('09:32'), second],
    [second, undo('09:32')],
  ]) {
    const back = both.and(...order);
    for (const name of names) expect(ticket(back, name)).toMatchObject({ reservedFor: '2' });
  }
  const again = both.and(
    reassign(['t1'], { reassignment: 'm3' as ReassignmentId, at: at('09:31'), toWindow: id('1') }),
  );
  again.when(undo('09:32')).refused('undo_not_possible');
});

test('[B-15] nothing is taken back once one of the tickets was called or moved again', () => {
  const moved = atTwo.and(toPool);
  const called = moved.and(atWindow('CallNextTicket', '1', { at: at('09:31') }));
  called.when(undo('09:31')).refused('undo_not_possible');
  const elsewhere = moved.and(onTicket('TransferTicket', 't3', { toWindow: id('1'), at: at('09:31') }));
  elsewhere.when(undo('09:31')).refused('undo_not_possible');
  const granted = moved.and(onTicket('GrantPriority', 't3', { group: 'senior', at: at('09:31') }));
  expect(ticket(granted.and(undo('09:31')), 't3')).toMatchObject({ reservedFor: '2', group: 'senior' });
});

test('[B-15] nobody is sent back to a window that has closed since', () => {
  const closed = atTwo.and(toPool, atWindow('CloseWindow', '2', { at: at('09:31') }));
  closed.when(undo('09:31')).refused('transfer_target_closed');
});

test('[B-15] the preview counts the moved tickets before each other, at the window or in the pool they go to', () => {
  const effectOf = (scene: Scene, command: ReassignTickets) => {
    const { queue } = scene.state;
    const plan = planReassignment(queue, command);
    const order = queue.config?.order;
    if (!plan.ok || order === undefined) throw new Error('this move is not refused');
    return reassignmentEffect(queue, plan.value.moves, { now: at('09:30'), order }).map(
      ({ ticket: { id: moved }, aheadNow, aheadThen }) => [moved, aheadNow, aheadThen],
    );
  };
  expect(effectOf(open, reassign(['t10', 't20'], { toPool: 'bulk' }))).toEqual([
    ['t10', 9, 0],
    ['t20', 19, 1],
  ]);
  const eight = open.and(reassign(names.slice(0, 8), { toWindow: id('2') }));
  expect(effectOf(eight, reassign(['t20'], { toWindow: id('1') }))).toEqual([['t20', 19, 11]]);
});
