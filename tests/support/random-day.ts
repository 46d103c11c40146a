import fc from 'fast-check';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { PrintId, ReassignmentId, TicketId } from '../../protocol/ids.ts';
import type { Actor } from '../../queue-server/domain/actor.ts';
import { decideHall, type HallCommand } from '../../queue-server/domain/decide-hall.ts';
import { evolveHall, type HallEvent, type HallState, initialHall } from '../../queue-server/domain/hall.ts';
import { dayIsOver } from '../../queue-server/domain/queue/decide/service-day.ts';
import type { Ticket } from '../../queue-server/domain/queue/ticket.ts';
import type { ServiceWindow } from '../../queue-server/domain/queue/window.ts';
import { restoreHall, serialiseHall } from '../../queue-server/domain/serialise-hall.ts';
import { atWindow, configureHall, issue, onTicket, rollDay } from './queue-commands.ts';
import { at, sampleHall, teller } from './sample-hall.ts';

/** How often each thing happens: people come and are served, and now and then something odd. */
const weights = {
  issue: 10,
  open: 5,
  call: 12,
  callByHand: 1,
  finishAndCall: 3,
  recall: 2,
  pass: 3,
  start: 12,
  hold: 4,
  resume: 5,
  sendOn: 3,
  finish: 5,
  returnCall: 1,
  undo: 6,
  pause: 1,
  continue: 1,
  close: 2,
  transfer: 2,
  reassign: 3,
  undoReassign: 4,
  grant: 2,
  reactivate: 3,
  cancel: 1,
  print: 1,
  configure: 1,
  nextDay: 1,
} as const;
type Kind = keyof typeof weights;

/** A chance happening; what exactly it is depends on how the hall stands when it comes. */
export interface Happening {
  readonly kind: Kind;
  readonly passMs: number;
  readonly one: number;
  readonly other: number;
}

const kinds = Object.keys(weights) as Kind[];
const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: weights[kind], arbitrary: fc.constant(kind) }))),
  passMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 240_000 })),
  one: fc.nat(1000),
  other: fc.nat(1000),
});

/** A day or two at a hall that is open round the clock: several windows, more tellers than windows, a few well-known persons. */
export const randomDay = fc.array(happening, { minLength: 20, maxLength: 120, size: 'max' });

const hours = { ...sampleHall().hours, alwaysOpen: true };
const usual = sampleHall({ hours });
const configurations: readonly HallConfig[] = [
  usual,
  sampleHall({ hours, windows: usual.windows.filter((window) => window.kind !== 'bulk') }),
  sampleHall({ hours, windows: usual.windows.map((one) => (one.id === '2' ? { ...one, services: [1, 2] } : one)) }),
];

export interface PlayedStep {
  readonly command: HallCommand;
  readonly events: readonly HallEvent[];
  readonly state: HallState;
  readonly now: number;
  /** Its place in the day. */
  readonly index: number;
}

export interface PlayedDay {
  readonly state: HallState;
  readonly events: readonly HallEvent[];
  readonly commands: readonly HallCommand[];
}

/** Lets a day happen; `look` sees the hall after each step and must not change it. */
export function playDay(day: readonly Happening[], look: (step: PlayedStep) => void = () => {}): PlayedDay {
  const state = initialHall();
  const events: HallEvent[] = [];
  const commands: HallCommand[] = [];
  let now = at('08:00');
  const submit = (command: HallCommand) => {
    const first = command.type !== 'RollServiceDay' && dayIsOver(state.queue, now) ? [rollDay(now)] : [];
    const caused = [...first, command].flatMap((one) => {
      const decision = decideHall(state, one);
      const accepted = decision.ok ? decision.value : [];
      for (const event of accepted) evolveHall(state, event);
      return accepted;
    });
    events.push(...caused);
    commands.push(command);
    look({ command, events: caused, state, now, index: commands.length - 1 });
  };
  submit(configureHall(usual, now));
  for (const window of ['1', '2', 'D']) submit(atWindow('OpenWindow', window, { at: now }));
  for (const [index, one] of day.entries()) {
    now += one.kind === 'nextDay' ? 9 * 3_600_000 : one.passMs;
    submit({ ...commandOf(state, one, index), at: now });
  }
  return { state, events, commands };
}

/** A hall of its own that stands as this one does. */
export function copyOfHall(state: HallState): HallState {
  return restoreHall(JSON.parse(JSON.stringify(serialiseHall(state))));
}

function commandOf(state: HallState, { kind, one, other }: Happening, index: number): HallCommand {
  const { queue } = state;
  const windows = [...queue.windows.values()];
  const open = windows.filter((window) => window.status !== 'closed');
  const withTicket = (status: Ticket['status']) =>
    windows.filter((window) => window.ticket !== null && queue.tickets.get(window.ticket)?.status === status);
  const some = <Value>(values: readonly Value[], chance: number): Value | undefined => values[chance % values.length];
  const ticket = (...statuses: Ticket['status'][]) => {
    const fit = [...queue.tickets.values()].filter((each) => statuses.includes(each.status));
    return some(fit, one)?.id ?? ('nobody' as TicketId);
  };
  const step = (type: Parameters<typeof atWindow>[0], among: readonly ServiceWindow[], over: object = {}) => {
    const window = some(among, one) ?? some(windows, one);
    return atWindow(type, window?.id ?? 'none', { actor: tellerOf(window), ...over });
  };
  const target = () => some([null, ...open.map((window) => window.id)], other) ?? null;
  const pool = () => some([null, 'common', 'bulk'] as const, one) ?? null;
  switch (kind) {
    case 'issue':
      return issue(`t${index}`, {
        age: some([null, null, null, 70, 85], one) ?? null,
        service: some([1, 2, 7, null], other) ?? null,
        matters: one % 9 === 0 ? 8 : 1,
        flags: one % 7 === 0 ? ['low-counter'] : [],
        ...(other % 3 === 0 ? { subject: `person${one % 4}` } : {}),
      });
    case 'open':
      return atWindow('OpenWindow', some(windows, one)?.id ?? 'none', { actor: teller(`teller${other % 6}`) });
    case 'call':
      return step(
        'CallNextTicket',
        windows.filter((window) => window.status === 'ready'),
      );
    case 'callByHand':
      return step('CallNextTicket', open, { ticket: ticket('waiting'), reason: '照顾' });
    case 'finishAndCall':
      return step('CallNextTicket', withTicket('serving'), { finishCurrent: true });
    case 'recall':
      return step('RecallTicket', withTicket('called'));
    case 'pass':
      return step('PassTicket', withTicket('called'), { reason: '无人应答' });
    case 'start':
      return step('StartService', withTicket('called'));
    case 'hold':
      return step('HoldTicket', withTicket('serving'));
    case 'resume': {
      const holding = windows.filter((window) => window.held.length > 0 && window.ticket === null);
      return step('ResumeTicket', holding, { ticket: some(some(holding, one)?.held ?? [], other) ?? 'nobody' });
    }
    case 'sendOn':
      return step('TransferCurrent', [...withTicket('serving'), ...withTicket('called')], {
        toWindow: target(),
        toPool: pool(),
      });
    case 'finish':
      return step('FinishTicket', withTicket('serving'));
    case 'returnCall':
      return step('ReturnCall', withTicket('called'), { ticket: some(withTicket('called'), one)?.ticket ?? 'nobody' });
    case 'undo':
      return step(
        'UndoWindowAction',
        windows.filter((window) => window.lastAction !== null),
      );
    case 'pause':
      return step(
        'PauseWindow',
        windows.filter((window) => window.status === 'ready'),
      );
    case 'continue':
      return step(
        'ContinueWindow',
        windows.filter((window) => window.status === 'paused'),
      );
    case 'close':
      return step('CloseWindow', open, { remaining: other % 2 === 0 ? 'to-pool' : null });
    case 'transfer': {
      const moved = ticket('waiting', 'called', 'serving', 'held');
      return onTicket('TransferTicket', moved, { toWindow: target(), toPool: pool() });
    }
    case 'reassign': {
      const waiting = [...queue.tickets.values()].filter((each) => each.status === 'waiting').slice(0, (one % 5) + 1);
      const tickets = waiting.map((each) => ({ ticket: each.id, version: each.version }));
      const reassignment = `r${index}` as ReassignmentId;
      const base = { at: 0, actor: teller('guide1'), reassignment, tickets, reason: '分流' };
      return { type: 'ReassignTickets', ...base, toWindow: target(), toPool: pool() };
    }
    case 'undoReassign': {
      const reassignment = some(queue.reassignments, other)?.id ?? ('none' as ReassignmentId);
      return { type: 'UndoReassignment', at: 0, actor: teller('guide1'), reassignment };
    }
    case 'grant':
      return onTicket('GrantPriority', ticket('waiting'), {
        group: some(['general', 'senior', 'disabled'] as const, other) ?? 'general',
      });
    case 'reactivate':
      return onTicket('ReactivateTicket', ticket('no-show'));
    case 'cancel':
      return onTicket('CancelTicket', ticket('waiting', 'no-show'));
    case 'print':
      return onTicket('BeginPrint', ticket('waiting', 'called'), { print: `p${index}` as PrintId });
    case 'configure':
      return configureHall(some(configurations, one) ?? usual);
    case 'nextDay':
      return rollDay(0);
  }
}

function tellerOf(window: ServiceWindow | undefined): Actor {
  const { staff, staffNo } = window ?? {};
  return staff && staffNo ? { kind: 'staff', staff, staffNo } : teller('teller0');
}
