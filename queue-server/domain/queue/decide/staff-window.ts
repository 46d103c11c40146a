import { refuse } from '../../../../protocol/problems.ts';
import { err, ok } from '../../../../protocol/result.ts';
import type { Pool } from '../../../../protocol/ticket.ts';
import { allWaiting } from '../call-order/waiting-lines.ts';
import { mayServe, type WaitingTicket } from '../call-order/waiting-ticket.ts';
import type { CloseWindow, ContinueWindow, OpenWindow, PauseWindow } from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import { callingWindow, type ServiceWindow } from '../window.ts';
import { type Decision, findWindow } from './decision.ts';
import { servingPool, someWindowServes } from './issue-ticket.ts';

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

/** Ends a pause; refused at a window that has none. */
export function decideContinue(state: QueueState, command: ContinueWindow): Decision {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  if (found.value.status !== 'paused') return err(refuse('window_not_paused'));
  return ok([{ type: 'WindowContinued', at: command.at, window: found.value.id }]);
}

/**
 * Closes a window. While tickets are held by it or reserved for it, or wait in a line that no other open window calls,
 * somebody must decide what becomes of them (B-09); with a ticket at the window it closes when that one has left.
 */
export function decideClose(state: QueueState, command: CloseWindow): Decision {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  const window = found.value;
  if (window.status === 'closed') return err(refuse('window_not_open'));
  if (window.status === 'closing') return err(refuse('window_busy'));
  const others = [...state.windows.values()].filter(
    ({ id, status }) => id !== window.id && status !== 'closed' && status !== 'closing',
  );
  const waiting = allWaiting(state.lines);
  const held = window.held.flatMap((id) => state.tickets.get(id) ?? []);
  const reserved = waiting.filter((ticket) => ticket.reservedFor === window.id);
  const left = waiting.filter(
    (ticket) => ticket.reservedFor === null && isCalledBy([window], ticket) && !isCalledBy(others, ticket),
  );
  if (held.length + reserved.length + left.length > 0 && command.remaining === null) {
    return err(refuse('decision_required', { held: held.length, reserved: reserved.length, left: left.length }));
  }
  const moving = left.filter((ticket) => poolAfter(state, others, ticket) !== ticket.pool);
  const freed = [...held, ...reserved, ...moving].map((ticket): QueueEvent => {
    const pool = poolAfter(state, others, ticket);
    const { at, reason } = command;
    return { type: 'TicketTransferred', at, ticket: ticket.id, from: window.id, pool, reservedFor: null, reason };
  });
  const last: QueueEvent = {
    type: window.ticket === null ? 'WindowClosed' : 'WindowClosing',
    at: command.at,
    window: window.id,
    reason: command.reason,
  };
  return ok([...freed, last]);
}

function isCalledBy(windows: readonly ServiceWindow[], ticket: WaitingTicket): boolean {
  return windows.some((window) => mayServe(callingWindow(window), ticket));
}

/** Its own pool, unless nobody is left there to call it and the general windows serve its matter: then theirs. */
function poolAfter(state: QueueState, others: readonly ServiceWindow[], ticket: WaitingTicket): Pool {
  if (!state.config) return ticket.pool;
  const own = servingPool(state.config, ticket.pool, ticket.service);
  if (isCalledBy(others, { ...ticket, pool: own, reservedFor: null })) return own;
  return someWindowServes(state.config, 'common', ticket.service) ? 'common' : own;
}
