import type { StaffTicket } from '../../protocol/views.ts';

/** When a ticket was called or called again last, as far as this screen saw. */
export interface LastCall {
  readonly ticket: StaffTicket['id'];
  readonly recalls: number;
  readonly at: number;
}

/**
 * Follows the calls of the ticket at the window, for the count-down to the next recall.
 * A page that is opened in between knows only the first call; the server keeps the distance anyway.
 */
export function followLastCall(known: LastCall | null, ticket: StaffTicket | null, now: number): LastCall | null {
  if (ticket === null || ticket.calledAt === null) return null;
  if (known !== null && known.ticket === ticket.id) {
    if (known.recalls === ticket.recalls && known.at >= ticket.calledAt) return known;
    if (known.recalls < ticket.recalls) return { ticket: ticket.id, recalls: ticket.recalls, at: now };
  }
  return { ticket: ticket.id, recalls: ticket.recalls, at: ticket.calledAt };
}
