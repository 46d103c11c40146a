import type { CallOrderConfig } from '../../../protocol/hall-config.ts';
import type { WindowId } from '../../../protocol/ids.ts';
import { peopleAhead } from './call-order/position.ts';
import { addWaiting, allWaiting, emptyLines, type WaitingLines } from './call-order/waiting-lines.ts';
import { mayServe, type WaitingTicket } from './call-order/waiting-ticket.ts';
import type { ReassignmentMove } from './decide/reassign.ts';
import { type QueueState, secondsPerCall } from './state.ts';
import type { Ticket } from './ticket.ts';
import { callingWindow } from './window.ts';

/** People ahead of a ticket before and after a move of which it is a part (B-15). */
export interface MoveEffect {
  readonly ticket: Ticket;
  readonly aheadNow: number;
  readonly aheadThen: number;
}

/**
 * The effect of a move as a whole: the moved tickets stand before and behind each other at their new place too.
 * Who is reserved for a window has ahead of him those whom that window may call; anybody else the pool.
 */
export function reassignmentEffect(
  state: QueueState,
  moves: readonly ReassignmentMove[],
  at: { readonly now: number; readonly order: CallOrderConfig },
): readonly MoveEffect[] {
  const moved = new Map(moves.map(({ ticket, ...place }) => [ticket.id, { ...ticket, ...place }]));
  const waiting = allWaiting(state.lines);
  const now = aheadAmong(state, waiting, at);
  const then = aheadAmong(
    state,
    waiting.map((ticket) => moved.get(ticket.id) ?? ticket),
    at,
  );
  return moves.map(({ ticket }) => ({
    ticket,
    aheadNow: now(ticket),
    aheadThen: then(moved.get(ticket.id) ?? ticket),
  }));
}

function aheadAmong(
  state: QueueState,
  waiting: readonly WaitingTicket[],
  { now, order }: { readonly now: number; readonly order: CallOrderConfig },
): (ticket: WaitingTicket) => number {
  const pace = secondsPerCall(state);
  const linesFor = new Map<WindowId | null, WaitingLines>();
  return (ticket) => {
    const { reservedFor } = ticket;
    const lines = linesFor.get(reservedFor) ?? linesSeenFrom(state, waiting, reservedFor);
    linesFor.set(reservedFor, lines);
    return peopleAhead(lines, ticket, now, order, pace);
  };
}

function linesSeenFrom(
  state: QueueState,
  waiting: readonly WaitingTicket[],
  reservedFor: WindowId | null,
): WaitingLines {
  const window = reservedFor === null ? undefined : state.windows.get(reservedFor);
  const lines = emptyLines();
  for (const ticket of waiting) {
    if (window === undefined || mayServe(callingWindow(window), ticket)) addWaiting(lines, ticket);
  }
  return lines;
}
