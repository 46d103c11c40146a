import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { BoardCall, BoardView, BoardWindow } from '../../../protocol/views.ts';
import type { HallState } from '../../domain/hall.ts';
import { nextNumbers } from '../../domain/queue/call-order/position.ts';
import { allWaiting, waitingCount } from '../../domain/queue/call-order/waiting-lines.ts';
import { serviceStateAt } from '../../domain/queue/service-hours.ts';
import type { QueueState } from '../../domain/queue/state.ts';
import { type Ticket, whyGone } from '../../domain/queue/ticket.ts';
import { callingWindow, type ServiceWindow } from '../../domain/queue/window.ts';
import { projectMoves, type RecentMoves } from '../moves/recent-moves.ts';
import type { Waits } from '../waits.ts';
import { missedRule } from '../words/hall-words.ts';

export interface BoardInput {
  readonly state: HallState;
  readonly config: HallConfig;
  /** Newest first: the first one is the current call. */
  readonly calls: readonly BoardCall[];
  readonly moves: RecentMoves;
  readonly waits: Waits;
  readonly seq: number;
  readonly now: number;
}

const getReadyCount = 5;
/** Beyond this many waiting the get-ready list says nothing that helps, and costs. */
const getReadyLimit = 2000;

/** What everybody in the hall may see: numbers, windows, counts; nothing of a person (C-05). */
export function projectBoard(input: BoardInput): BoardView {
  const { state, config, calls, seq, now } = input;
  const { queue } = state;
  return {
    hall: config.id,
    seq,
    name: config.name,
    windowTitle: config.windowTitle,
    guidanceDesk: config.guidanceDesk,
    supervisionTelephone: config.supervisionTelephone,
    utcOffsetMinutes: config.utcOffsetMinutes,
    day: queue.day,
    service: serviceStateAt(config, now),
    current: calls[0] ?? null,
    recent: calls.slice(1),
    lanes: boardLanes(input),
    getReady: [...getReady(queue, config, now)],
    missed: missedNumbers(queue, config, now),
    missedRule: missedRule(config),
    moves: projectMoves(input.moves, state, config, now),
    windows: [...queue.windows.values()].map((window) => projectBoardWindow(queue, window)),
    notices: config.notices,
  };
}

/** Null `number`: nobody is called to the window or served at it (C-02, C-05). */
export function projectBoardWindow(queue: QueueState, window: ServiceWindow): BoardWindow {
  const { id, label, kind, tidal, lowCounter, direction } = window.config;
  const number = window.ticket === null ? null : (queue.tickets.get(window.ticket)?.number ?? null);
  return { id, label, kind, tidal, lowCounter, direction, status: window.status, number, staffNo: window.staffNo };
}

/** One line for each letter: lanes that share a letter are one to the public. */
function boardLanes({ state, config, waits }: BoardInput): BoardView['lanes'] {
  const waiting = new Map<string, number>();
  for (const ticket of allWaiting(state.queue.lines)) {
    const letter = ticket.number.charAt(0);
    waiting.set(letter, (waiting.get(letter) ?? 0) + 1);
  }
  const letters = [...new Set(config.lanes.map((lane) => lane.letter))];
  return letters.flatMap((letter) => {
    const lanes = config.lanes.filter((lane) => lane.letter === letter);
    const shown = lanes.find((lane) => lane.lane === 'senior') ?? lanes[0];
    return shown
      ? [{ letter, name: shown.name, waiting: waiting.get(letter) ?? 0, estimate: waits.lane(shown.lane) }]
      : [];
  });
}

function getReady(queue: QueueState, config: HallConfig, now: number): readonly string[] {
  if (waitingCount(queue.lines) > getReadyLimit) return [];
  const open = [...queue.windows.values()].filter((window) => window.status === 'ready' || window.status === 'serving');
  return nextNumbers(queue.lines, open.map(callingWindow), now, config.order, getReadyCount);
}

/** Missed numbers that may still come back, newest first. */
function missedNumbers(queue: QueueState, config: HallConfig, now: number): string[] {
  const missed: Ticket[] = [];
  for (const ticket of queue.tickets.values()) {
    if (ticket.status === 'no-show' && whyGone(ticket, config.calling, now) === null) missed.push(ticket);
  }
  return missed.sort((a, b) => (b.missedAt ?? 0) - (a.missedAt ?? 0)).map((ticket) => ticket.number);
}
