import type { TicketId, WindowId } from '../../../../protocol/ids.ts';
import { type Refusal, refuse } from '../../../../protocol/problems.ts';
import { err, ok, type Result } from '../../../../protocol/result.ts';
import { type Actor, staffOf } from '../../actor.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import type { ServiceWindow } from '../window.ts';

/** What a command causes, or why it may not. */
export type Decision = Result<readonly QueueEvent[], Refusal>;

/** An open ticket. Refuses one that has ended with its number and how, and one that never was. */
export function findTicket(state: QueueState, id: TicketId): Result<Ticket, Refusal> {
  const ticket = state.tickets.get(id);
  if (ticket) return ok(ticket);
  const ended = state.ended.get(id);
  return err(
    ended
      ? refuse('ticket_closed', { ticket: { number: ended.number, status: ended.status } })
      : refuse('unknown_ticket'),
  );
}

interface AtWindow {
  readonly window: WindowId;
  readonly actor: Actor;
  readonly ownOnly: boolean;
}

/** The window, if there is one of that name and the actor's positions reach it. */
export function findWindow(state: QueueState, command: AtWindow): Result<ServiceWindow, Refusal> {
  const window = state.windows.get(command.window);
  if (!window) return err(refuse('unknown_window'));
  const someoneElses = window.staff !== null && window.staff !== staffOf(command.actor);
  return command.ownOnly && someoneElses ? err(refuse('not_your_window')) : ok(window);
}

/** A window with a teller on duty who is not pausing. */
export function findStaffedWindow(state: QueueState, command: AtWindow): Result<ServiceWindow, Refusal> {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  if (found.value.status === 'closed') return err(refuse('window_not_open'));
  if (found.value.status === 'paused') return err(refuse('window_paused', { reason: found.value.pauseReason }));
  return found;
}

/** A window that is closing closes when its ticket has left it. */
export function afterLeaving(window: ServiceWindow | undefined, at: number, events: readonly QueueEvent[]): Decision {
  if (window?.status !== 'closing') return ok(events);
  return ok([...events, { type: 'WindowClosed', at, window: window.id, reason: window.pauseReason }]);
}

/** The ticket called to a window or served at it, if it is the one that is meant; null means whichever. */
export function ticketAt(
  state: QueueState,
  window: ServiceWindow,
  meant: TicketId | null,
): Result<Ticket | null, Refusal> {
  const ticket = (window.ticket === null ? undefined : state.tickets.get(window.ticket)) ?? null;
  if (meant === null || ticket?.id === meant) return ok(ticket);
  return err(
    refuse('ticket_changed', {
      ticket: ticket && { id: ticket.id, number: ticket.number, status: ticket.status },
    }),
  );
}

/** The window and the ticket called to it or served at it; refused where another is meant. */
export function findCurrent(
  state: QueueState,
  command: AtWindow & { readonly current: TicketId | null },
): Result<{ window: ServiceWindow; ticket: Ticket }, Refusal> {
  const found = findStaffedWindow(state, command);
  if (!found.ok) return found;
  const at = ticketAt(state, found.value, command.current);
  if (!at.ok) return at;
  return at.value ? ok({ window: found.value, ticket: at.value }) : err(refuse('window_idle'));
}
