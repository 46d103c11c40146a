import type { TicketId } from '../../protocol/ids.ts';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';

/** The tickets that are chosen to be moved. */
export type TicketSelection = ReadonlySet<TicketId>;

export const nothingSelected: TicketSelection = new Set();

/** In when it was out, out when it was in. */
export function toggled(selection: TicketSelection, ticket: TicketId): TicketSelection {
  const next = new Set(selection);
  if (!next.delete(ticket)) next.add(ticket);
  return next;
}

/** How much of a column is chosen. */
export function chosenOf(selection: TicketSelection, tickets: readonly StaffTicket[]): 'none' | 'some' | 'all' {
  const chosen = tickets.filter((ticket) => selection.has(ticket.id)).length;
  if (chosen === 0) return 'none';
  return chosen === tickets.length ? 'all' : 'some';
}

/** The whole line or the whole window; once all of it is chosen, none of it. */
export function wholeToggled(selection: TicketSelection, tickets: readonly StaffTicket[]): TicketSelection {
  const next = new Set(selection);
  const all = chosenOf(selection, tickets) === 'all';
  for (const { id } of tickets) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** With Shift and an arrow: from the ticket that had the focus to the one that gets it, both chosen. */
export function extended(selection: TicketSelection, from: TicketId, to: TicketId): TicketSelection {
  return new Set([...selection, from, to]);
}

/** The chosen tickets as they stand now, in order of issue; who was called meanwhile is no longer among them. */
export function selectedTickets(view: StaffQueueView, selection: TicketSelection): readonly StaffTicket[] {
  return view.tickets.filter((ticket) => ticket.status === 'waiting' && selection.has(ticket.id));
}

/** What a drag takes along: all that is chosen when a chosen ticket is dragged, else that ticket alone. */
export function draggedWith(
  view: StaffQueueView,
  selection: TicketSelection,
  ticket: TicketId,
): readonly StaffTicket[] {
  return selectedTickets(view, selection.has(ticket) ? selection : new Set([ticket]));
}
