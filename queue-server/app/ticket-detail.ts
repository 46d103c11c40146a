import type { TicketDetailReply } from '../../protocol/api.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { maskName, maskNumber } from '../domain/identity/id-number.ts';
import { projectStaffTicket } from '../views/staff-queue/staff-queue-view.ts';
import { serviceNames } from './agency.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';

/** An open ticket as staff see it: its past, and the person behind it, masked (E-09). */
export async function ticketDetail(
  context: AppContext,
  hall: Hall,
  id: TicketId,
): Promise<Result<TicketDetailReply, Refusal>> {
  const { queue } = hall.writer.durable;
  const ticket = queue.tickets.get(id);
  if (!ticket) return err(refuse(queue.ended.has(id) ? 'ticket_closed' : 'unknown_ticket'));
  const person = ticket.subject === null ? null : await context.vault.read(ticket.subject);
  return ok({
    ticket: projectStaffTicket(ticket, serviceNames(context.agency)),
    holderName: person?.name === undefined ? null : maskName(person.name),
    holderNumber: person?.idNumber === undefined ? null : maskNumber(person.idNumber),
    history: [...hall.live.history(id)],
  });
}
