import type { TicketId } from '../../protocol/ids.ts';
import type { Caller } from '../app/access.ts';
import type { Hall } from '../app/hall.ts';

/** A teller's own ticket: at, held by or reserved for the own window, or one that this teller has called before. */
export function isOwnTicket(hall: Hall, caller: Caller, id: TicketId): boolean {
  if (caller.kind !== 'staff') return false;
  const { tickets, windows } = hall.writer.durable.queue;
  const ticket = tickets.get(id);
  const place = ticket?.window ?? ticket?.reservedFor;
  const here = place ? windows.get(place) : undefined;
  return here?.staff === caller.member.id || hall.live.history(id).some((line) => line.staff === caller.member.id);
}
