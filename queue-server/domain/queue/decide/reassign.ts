import type { TicketId, WindowId } from '../../../../protocol/ids.ts';
import { type ProblemCode, refuse } from '../../../../protocol/problems.ts';
import { err, ok } from '../../../../protocol/result.ts';
import type { Pool } from '../../../../protocol/ticket.ts';
import type { ReassignTickets, UndoReassignment } from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import type { Decision } from './decision.ts';
import { changedSince, targetOf } from './move-ticket.ts';

/** A move can be taken back for so long. */
export const reassignmentUndoMs = 120_000;

/** What a move of many tickets would do: which go where, which stay and why. The screen shows it before it is confirmed. */
export interface ReassignmentPlan {
  readonly moves: readonly { readonly ticket: Ticket; readonly pool: Pool; readonly reservedFor: WindowId | null }[];
  readonly left: readonly { readonly ticket: TicketId; readonly code: ProblemCode }[];
}

/** Single, many, a whole window or a whole class: the caller names the tickets (B-15). */
export function planReassignment(
  state: QueueState,
  wanted: Pick<ReassignTickets, 'tickets' | 'toWindow' | 'toPool'>,
): ReassignmentPlan {
  const moves: ReassignmentPlan['moves'][number][] = [];
  const left: ReassignmentPlan['left'][number][] = [];
  const seen = new Set<TicketId>();
  for (const { ticket: id, version } of wanted.tickets) {
    if (seen.has(id)) continue;
    seen.add(id);
    const ticket = state.tickets.get(id);
    if (!ticket) left.push({ ticket: id, code: state.ended.has(id) ? 'ticket_closed' : 'unknown_ticket' });
    else if (ticket.status !== 'waiting') left.push({ ticket: id, code: 'ticket_not_waiting' });
    else if (changedSince(ticket, version)) left.push({ ticket: id, code: 'version_conflict' });
    else {
      const target = targetOf(state, ticket, wanted);
      if (target.ok) moves.push({ ticket, pool: target.value, reservedFor: wanted.toWindow });
      else left.push({ ticket: id, code: target.error.code });
    }
  }
  return { moves, left };
}

/** Moves what can be moved, with the original times, and lists the rest. */
export function decideReassign(state: QueueState, command: ReassignTickets): Decision {
  const { at, reassignment, reason } = command;
  const { moves, left } = planReassignment(state, command);
  if (moves.length === 0) return err(refuse('nothing_to_move', { left }));
  const moved = moves.map(({ ticket }) => ({
    ticket: ticket.id,
    pool: ticket.pool,
    reservedFor: ticket.reservedFor,
  }));
  const events: QueueEvent[] = moves.map(({ ticket, pool, reservedFor }) => ({
    type: 'TicketTransferred',
    at,
    ticket: ticket.id,
    from: ticket.window,
    pool,
    reservedFor,
    reason,
  }));
  return ok([...events, { type: 'TicketsReassigned', at, reassignment, moved, left, reason }]);
}

/** Takes the last move back within two minutes, if none of its tickets was called since. */
export function decideUndoReassignment(state: QueueState, command: UndoReassignment): Decision {
  const { at, reassignment } = command;
  const last = state.lastReassignment;
  if (last?.id !== reassignment) return err(refuse('nothing_to_undo'));
  if (at - last.at > reassignmentUndoMs) return err(refuse('undo_expired'));
  const allWait = last.moved.every(({ ticket }) => {
    const now = state.tickets.get(ticket);
    return now?.status === 'waiting' && (now.lastCallAt ?? 0) < last.at;
  });
  if (!allWait) return err(refuse('undo_not_possible'));
  const events: QueueEvent[] = last.moved.map(({ ticket, pool, reservedFor }) => ({
    type: 'TicketTransferred',
    at,
    ticket,
    from: state.tickets.get(ticket)?.window ?? null,
    pool,
    reservedFor,
    reason: null,
  }));
  return ok([...events, { type: 'ReassignmentUndone', at, reassignment }]);
}
