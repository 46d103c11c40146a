import type { CardData } from '../../protocol/agent.ts';
import type { FindTicketsReply } from '../../protocol/api.ts';
import type { Refusal } from '../../protocol/problems.ts';
import { ok, type Result } from '../../protocol/result.ts';
import { aheadOf } from '../views/ticket/ticket-view.ts';
import { serviceNames } from './agency.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { knownSubject } from './holders.ts';
import { trackUrl } from './issue-ticket.ts';

/** The open tickets of a person with their place in line as it is now. Refuses a number that cannot be right. */
export async function findTickets(
  context: AppContext,
  hall: Hall,
  holder: Pick<CardData, 'idNumber'>,
): Promise<Result<FindTicketsReply['tickets'], Refusal>> {
  const config = hall.config();
  const subject = await knownSubject(context, holder, config.utcOffsetMinutes);
  if (!subject.ok) return subject;
  const { queue } = hall.writer.durable;
  const names = serviceNames(context.agency);
  const ids = subject.value === null ? [] : (queue.bySubject.get(subject.value) ?? []);
  const tickets = ids.flatMap((id) => {
    const ticket = queue.tickets.get(id);
    if (!ticket) return [];
    const { number, lane, status, issuedAt, estimateAtIssue: estimate } = ticket;
    const ahead = status === 'waiting' ? aheadOf(ticket, queue, config, context.clock.now()) : 0;
    const serviceName = names(ticket.service);
    return [{ id, number, lane, status, ahead, estimate, issuedAt, trackUrl: trackUrl(context, id), serviceName }];
  });
  return ok(tickets);
}
