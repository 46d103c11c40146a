import type { IssueTicketBody, TicketReply } from '../../protocol/api.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type Lane, lanes, type WaitEstimate } from '../../protocol/ticket.ts';
import { isOffered } from '../domain/catalogue/catalogue.ts';
import { meanMinutesOf } from '../domain/estimate/service-times.ts';
import type { IssueTicket } from '../domain/queue/commands.ts';
import type { TicketIssued } from '../domain/queue/events.ts';
import { actorOf, type Caller, permit } from './access.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { admitHolder, type Holder } from './holders.ts';
import { newTicketId } from './random-ids.ts';
import type { Origin } from './stream.ts';

/** Takes a ticket: item and card are checked, the person goes to the vault, the hall decides the number. */
export async function issueTicket(
  context: AppContext,
  hall: Hall,
  caller: Caller,
  body: IssueTicketBody,
  origin: Origin,
): Promise<Result<TicketReply, Refusal>> {
  const config = hall.config();
  const offered = checkService(context, hall, body.service);
  if (!offered.ok) return offered;
  if (body.grantedGroup !== undefined) {
    const may = permit(caller, 'ticket.grantPriority', hall.id);
    if (!may.ok) return may;
  }
  const command = (holder: Holder | null): IssueTicket => ({
    type: 'IssueTicket',
    at: context.clock.now(),
    actor: actorOf(caller),
    ticket: newTicketId() as TicketId,
    service: body.service ?? null,
    subject: holder?.subject ?? null,
    age: holder?.age ?? null,
    claimedGroup: body.claimedGroup ?? null,
    grantedGroup: body.grantedGroup ?? null,
    reason: body.reason ?? null,
    pool: body.pool ?? 'common',
    matters: body.matters ?? 1,
    flags: body.flags ?? [],
    language: body.language ?? 'zh',
    estimates: laneEstimates(hall),
    ...expectedWork(hall, body.service ?? null),
  });
  const refusal = () => hall.writer.refusal(command(null), origin);
  const holder = body.holder ? await admitHolder(context, body.holder, config.utcOffsetMinutes, refusal) : ok(null);
  if (!holder.ok) return holder;
  const done = await hall.writer.submit(command(holder.value), origin);
  if (!done.ok) return err(withTrackUrl(context, done.error));
  const issued = done.value.events.find((event): event is TicketIssued => event.type === 'TicketIssued');
  return issued ? ok(ticketReply(context, issued)) : err(refuse('idempotency_key_reused'));
}

/** An item must be in the catalogue and offered at the hall's level (I-03); no item is a question, and always welcome. */
export function checkService(context: AppContext, hall: Hall, service: number | undefined): Result<null, Refusal> {
  if (service === undefined) return ok(null);
  const item = context.agency.durable.catalogue.items.get(service);
  if (!item) return err(refuse('unknown_service'));
  return isOffered(item, hall.config().level) ? ok(null) : err(refuse('service_not_offered'));
}

/** What is known now of the wait in each lane; the paper shows it, so it goes on record with the ticket. */
export function laneEstimates(hall: Hall): Record<Lane, WaitEstimate | null> {
  const { waits } = hall.foresight;
  const estimates = {} as Record<Lane, WaitEstimate | null>;
  for (const lane of lanes) estimates[lane] = waits.lane(lane);
  return estimates;
}

/** What the short-job option weighs, as this hall has learned it; nothing where the option is off, as it is by default. */
export function expectedWork(hall: Hall, service: number | null): Pick<IssueTicket, 'expectedMinutes'> {
  if (hall.config().order.shortJobExponent === 0) return {};
  return { expectedMinutes: meanMinutesOf(hall.foresight.visits.model.times, service) };
}

/** The answer to the taker, from the event alone: the same after a restart. */
export function ticketReply(context: AppContext, issued: TicketIssued): TicketReply {
  const { ticket: id, number, lane, ahead, estimate, at: issuedAt } = issued;
  return { id, number, lane, status: 'waiting', ahead, estimate, issuedAt, trackUrl: trackUrl(context, id) };
}

/** Where the QR code on the paper leads: the public address and `/t/` with the id of the ticket. */
export function trackUrl(context: AppContext, id: TicketId): string {
  return `${context.settings.publicUrl}/t/${id}`;
}

/** A ticket that is already active is told with everything that is needed to print it again. */
export function withTrackUrl(context: AppContext, refusal: Refusal): Refusal {
  const ticket = refusal.more?.ticket as { readonly id?: TicketId } | undefined;
  if (refusal.code !== 'ticket_already_active' || ticket?.id === undefined) return refusal;
  return refuse(refusal.code, { ticket: { ...ticket, estimate: null, trackUrl: trackUrl(context, ticket.id) } });
}
