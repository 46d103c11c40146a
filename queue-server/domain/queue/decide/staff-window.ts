import { refuse } from '../../../../protocol/problems.ts';
import { err, ok } from '../../../../protocol/result.ts';
import { allWaiting } from '../call-order/waiting-lines.ts';
import type { CloseWindow, ContinueWindow, OpenWindow, PauseWindow } from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import type { ServiceWindow } from '../window.ts';
import { type Decision, findWindow } from './decision.ts';
import { servingPool } from './issue-ticket.ts';

/** A teller goes on duty at a window, and at one only. */
export function decideOpen(state: QueueState, command: OpenWindow): Decision {
  const window = state.windows.get(command.window);
  if (!window) return err(refuse('unknown_window'));
  if (command.actor.kind !== 'staff' || state.day === null) return err(refuse('forbidden'));
  if (window.status !== 'closed') return err(refuse('window_already_open', { staffNo: window.staffNo }));
  const { staff, staffNo } = command.actor;
  for (const other of state.windows.values()) {
    if (other.staff === staff)
      return err(refuse('teller_at_other_window', { window: other.id, label: other.config.label }));
  }
  return ok([{ type: 'WindowOpened', at: command.at, window: window.id, staff, staffNo }]);
}

/** A pause with a reason; the ticket at the window is finished first. */
export function decidePause(state: QueueState, command: PauseWindow): Decision {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  const window = found.value;
  if (window.status === 'paused') return err(refuse('window_paused', { reason: window.pauseReason }));
  if (window.status !== 'ready') return err(refuse(window.status === 'closed' ? 'window_not_open' : 'window_busy'));
  return ok([{ type: 'WindowPaused', at: command.at, window: window.id, reason: command.reason }]);
}

export function decideContinue(state: QueueState, command: ContinueWindow): Decision {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  if (found.value.status !== 'paused') return err(refuse('window_not_paused'));
  return ok([{ type: 'WindowContinued', at: command.at, window: found.value.id }]);
}

/**
 * Closes a window. While tickets are held by it or reserved for it, somebody must decide what becomes of them (B-09);
 * with a ticket at the window it closes when that one has left.
 */
export function decideClose(state: QueueState, command: CloseWindow): Decision {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  const window = found.value;
  if (window.status === 'closed') return err(refuse('window_not_open'));
  if (window.status === 'closing') return err(refuse('window_busy'));
  const reserved = allWaiting(state.lines).filter((ticket) => ticket.reservedFor === window.id);
  const bound = [...window.held, ...reserved.map((ticket) => ticket.id)];
  if (bound.length > 0 && command.remaining === null) {
    return err(refuse('decision_required', { held: window.held.length, reserved: reserved.length }));
  }
  const freed = bound.flatMap((id) => toPool(state, window, id, command));
  const last: QueueEvent = {
    type: window.ticket === null ? 'WindowClosed' : 'WindowClosing',
    at: command.at,
    window: window.id,
    reason: command.reason,
  };
  return ok([...freed, last]);
}

function toPool(
  state: QueueState,
  window: ServiceWindow,
  id: ServiceWindow['held'][number],
  command: CloseWindow,
): QueueEvent[] {
  const ticket = state.tickets.get(id);
  if (!ticket) return [];
  const { at, reason } = command;
  const pool = state.config ? servingPool(state.config, ticket.pool) : ticket.pool;
  return [{ type: 'TicketTransferred', at, ticket: id, from: window.id, pool, reservedFor: null, reason }];
}
