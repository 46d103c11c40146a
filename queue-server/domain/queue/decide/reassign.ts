import type { TicketId, WindowId } from '../../../../protocol/ids.ts';
import type { ProblemCode } from '../../../../protocol/problem-kinds.ts';
import { type Refusal, refuse } from '../../../../protocol/problems.ts';
import { err, ok, type Result } from '../../../../protocol/result.ts';
import type { Pool } from '../../../../protocol/ticket.ts';
import type { ReassignTickets, UndoReassignment } from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import { type Place, type QueueState, reassignmentUndoMs } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import type { Decision } from './decision.ts';
import { changedSince, targetOf } from './move-ticket.ts';

/** What a move of many tickets would do: which go where, which stay and why. The screen shows it before it is confirmed. */
export interface ReassignmentPlan {
  readonly moves: readonly ReassignmentMove[];
  readonly left: readonly { readonly ticket: TicketId; readonly code: ProblemCode }[];
}

/** Where a ticket would go; `ticket` itself still stands where it stood. A null `reservedFor` is the pool at large. */
export interface ReassignmentMove {
  readonly ticket: Ticket;
  readonly pool: Pool;
  readonly reservedFor: WindowId | null;
}

type Wanted = Pick<ReassignTickets, 'tickets' | 'toWindow' | 'toPool'>;

/**
 * Single, many, a whole window or a whole class: the caller names the tickets (B-15). Refuses a window that takes
 * nobody; a ticket that cannot be moved, or stands there already, is left out with its reason.
 */
export function planReassignment(state: QueueState, wanted: Wanted): Result<ReassignmentPlan, Refusal> {
  const closed = whyClosed(state, wanted.toWindow);
  if (closed !== null) return err(refuse(closed));
  const moves: ReassignmentMove[] = [];
  const left: ReassignmentPlan['left'][number][] = [];
  const seen = new Set<TicketId>();
  for (const { ticket: id, version } of wanted.tickets) {
    if (seen.has(id)) continue;
    seen.add(id);
    const move = planOne(state, id, version, wanted);
    if (move.ok) moves.push(move.value);
    else left.push({ ticket: id, code: move.error });
  }
  return ok({ moves, left });
}

function whyClosed(state: QueueState, toWindow: WindowId | null): ProblemCode | null {
  if (toWindow === null) return null;
  const window = state.windows.get(toWindow);
  if (!window) return 'unknown_window';
  return window.status === 'closed' || window.status === 'closing' ? 'transfer_target_closed' : null;
}

function planOne(
  state: QueueState,
  id: TicketId,
  version: number | null,
  wanted: Wanted,
): Result<ReassignmentMove, ProblemCode> {
  const ticket = state.tickets.get(id);
  if (!ticket) return err(state.ended.has(id) ? 'ticket_closed' : 'unknown_ticket');
  if (ticket.status !== 'waiting') return err('ticket_not_waiting');
  if (changedSince(ticket, version)) return err('version_conflict');
  const target = targetOf(state, ticket, wanted);
  if (!target.ok) return err(target.error.code);
  const move = { ticket, pool: target.value, reservedFor: wanted.toWindow };
  return standsAt(ticket, move) ? err('already_there') : ok(move);
}

function standsAt(ticket: Ticket, place: Place): boolean {
  return ticket.pool === place.pool && ticket.reservedFor === place.reservedFor;
}

/** Moves what can be moved, with the original times, and lists the rest. */
export function decideReassign(state: QueueState, command: ReassignTickets): Decision {
  const { at, reassignment, reason } = command;
  const plan = planReassignment(state, command);
  if (!plan.ok) return plan;
  const { moves, left } = plan.value;
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

/**
 * Takes a move back within two minutes, as one: refused when any of its tickets was called or moved again
 * since, and when the window that they came from has closed, for there nobody would ever call them.
 */
export function decideUndoReassignment(state: QueueState, command: UndoReassignment): Decision {
  const { at, reassignment } = command;
  const last = state.reassignments.find((one) => one.id === reassignment);
  if (!last) return err(refuse('nothing_to_undo'));
  if (at - last.at > reassignmentUndoMs) return err(refuse('undo_expired'));
  const events: QueueEvent[] = [];
  for (const { ticket: id, to, pool, reservedFor } of last.moved) {
    const ticket = state.tickets.get(id);
    const untouched = ticket?.status === 'waiting' && standsAt(ticket, to) && (ticket.lastCallAt ?? 0) <= last.at;
    if (!untouched) return err(refuse('undo_not_possible'));
    const back = targetOf(state, ticket, { toWindow: reservedFor, toPool: pool });
    if (!back.ok) return back;
    const from = ticket.window;
    events.push({ type: 'TicketTransferred', at, ticket: id, from, pool: back.value, reservedFor, reason: null });
  }
  return ok([...events, { type: 'ReassignmentUndone', at, reassignment }]);
}
