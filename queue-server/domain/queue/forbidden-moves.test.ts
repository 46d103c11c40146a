import { expect, test } from 'vitest';
import type { ProblemCode } from '../../../protocol/problem-kinds.ts';
import { given, type Scene } from '../../../tests/support/given.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from '../../../tests/support/queue-commands.ts';
import { at, windowOf } from '../../../tests/support/sample-hall.ts';
import { decideHall, type HallCommand } from '../decide-hall.ts';

const id = issue('a').ticket;
const waiting = given(
  configureHall(),
  rollDay(at('08:20')),
  atWindow('OpenWindow', '1', { at: at('08:25') }),
  atWindow('OpenWindow', '2', { at: at('08:25') }),
  issue('a'),
);
const called = waiting.and(atWindow('CallNextTicket', '1', { at: at('09:09') }));
const serving = called.and(atWindow('StartService', '1', { at: at('09:09') }));
const scenes = {
  waiting,
  called,
  serving,
  held: serving.and(atWindow('HoldTicket', '1')),
  'no-show': called.and(atWindow('PassTicket', '1', { reason: 'x' })),
  done: serving.and(atWindow('FinishTicket', '1')),
  cancelled: waiting.and(onTicket('CancelTicket', 'a')),
  expired: waiting.and(rollDay(at('00:00', '2026-05-07'))),
} as const satisfies Record<string, Scene>;
type Status = keyof typeof scenes;
const statuses = Object.keys(scenes) as Status[];

/** The moves of section 9 of the requirements: a command on a ticket `a`, and what comes of it in each status. */
const moves = {
  recall: atWindow('RecallTicket', '1'),
  pass: atWindow('PassTicket', '1', { reason: '无人' }),
  start: atWindow('StartService', '1'),
  hold: atWindow('HoldTicket', '1'),
  resume: atWindow('ResumeTicket', '1', { ticket: id }),
  finish: atWindow('FinishTicket', '1'),
  'return call': atWindow('ReturnCall', '1', { ticket: id }),
  'send on': atWindow('TransferCurrent', '1', { toWindow: windowOf('2').id }),
  'call by hand': atWindow('CallNextTicket', '2', { ticket: id, reason: 'x' }),
  transfer: onTicket('TransferTicket', 'a', { toWindow: windowOf('2').id }),
  'grant priority': onTicket('GrantPriority', 'a'),
  reactivate: onTicket('ReactivateTicket', 'a'),
  cancel: onTicket('CancelTicket', 'a'),
  print: onTicket('BeginPrint', 'a'),
} satisfies Record<string, HallCommand>;

const ok = 'ok';
const atWindowMoves = (inStatus: Partial<Record<Status, ProblemCode | typeof ok>>) => ({
  waiting: 'window_idle',
  held: 'window_idle',
  'no-show': 'window_idle',
  done: 'window_idle',
  cancelled: 'window_idle',
  expired: 'window_not_open',
  ...inStatus,
});
const ticketMoves = (inStatus: Partial<Record<Status, ProblemCode | typeof ok>>, otherwise: ProblemCode) => ({
  waiting: otherwise,
  called: otherwise,
  serving: otherwise,
  held: otherwise,
  'no-show': otherwise,
  done: 'ticket_closed',
  cancelled: 'ticket_closed',
  expired: 'ticket_closed',
  ...inStatus,
});

const table: Record<keyof typeof moves, Partial<Record<Status, string>>> = {
  recall: atWindowMoves({ called: ok, serving: 'ticket_not_called' }),
  pass: atWindowMoves({ called: ok, serving: 'ticket_not_called' }),
  start: atWindowMoves({ called: ok, serving: 'ticket_not_called' }),
  hold: atWindowMoves({ called: 'ticket_not_serving', serving: ok }),
  finish: atWindowMoves({ called: 'ticket_not_serving', serving: ok }),
  'return call': atWindowMoves({ called: ok, serving: 'ticket_not_called' }),
  'send on': atWindowMoves({ called: ok, serving: ok }),
  resume: {
    ...ticketMoves({ held: ok, called: 'window_busy', serving: 'window_busy' }, 'ticket_not_held'),
    expired: 'window_not_open',
  },
  'call by hand': { ...ticketMoves({ waiting: ok }, 'ticket_not_waiting'), expired: 'window_not_open' },
  transfer: ticketMoves({ waiting: ok, called: ok, serving: ok, held: ok }, 'ticket_not_waiting'),
  'grant priority': ticketMoves({ waiting: ok }, 'ticket_not_waiting'),
  reactivate: ticketMoves({ 'no-show': ok }, 'ticket_not_missed'),
  cancel: ticketMoves({ waiting: ok, 'no-show': ok }, 'ticket_not_waiting'),
  print: ticketMoves({ waiting: ok, called: ok, serving: ok, held: ok, 'no-show': ok }, 'ticket_closed'),
};

const cases = Object.entries(moves).flatMap(([name, command]) =>
  statuses.map((status) => ({ name, status, command, expected: table[name as keyof typeof moves][status] })),
);

test.each(cases)('[B-14] $name of a ticket that is $status: $expected', ({ status, command, expected }) => {
  const decision = decideHall(scenes[status].state, command);
  expect(decision.ok ? ok : decision.error.code).toBe(expected);
});

test('[B-14] the table knows every status of a ticket that was reached', () => {
  const reached = statuses.map((status) => {
    const { tickets, ended } = scenes[status].state.queue;
    return (tickets.get(id) ?? ended.get(id))?.status;
  });
  expect(reached).toEqual(statuses);
});
