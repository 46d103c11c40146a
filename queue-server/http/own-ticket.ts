import type { FastifyRequest } from 'fastify';
import type { TicketId } from '../../protocol/ids.ts';
import type { Caller } from '../app/access.ts';
import type { Hall } from '../app/hall.ts';
import { hallOf } from './hall-of-path.ts';

/** Whether the permission of the caller reaches this ticket: any ticket, or the caller's own ones. */
export function isWithinReach(request: FastifyRequest, ticket: TicketId): boolean {
  return request.scope === 'all' || isOwnTicket(hallOf(request), request.caller, ticket);
}

/** A teller's own ticket: at, held by or reserved for the own window, or one that this teller has called before. */
function isOwnTicket(hall: Hall, caller: Caller, id: TicketId): boolean {
  if (caller.kind !== 'staff') return false;
  const { tickets, windows } = hall.writer.durable.queue;
  const ticket = tickets.get(id);
  const place = ticket?.window ?? ticket?.reservedFor;
  const here = place ? windows.get(place) : undefined;
  return here?.staff === caller.member.id || hall.live.history(id).some((line) => line.staff === caller.member.id);
}
