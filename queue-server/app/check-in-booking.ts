import type { TicketReply } from '../../protocol/api.ts';
import type { CheckInBody } from '../../protocol/appointments-api.ts';
import type { SubjectId, TicketId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { Booking } from '../domain/appointments/appointments.ts';
import { plainTicket } from '../domain/queue/commands.ts';
import type { TicketIssued } from '../domain/queue/events.ts';
import { actorOf, type Caller } from './access.ts';
import { bookingOfCode } from './appointments.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { ageOfSubject, holderOf, knownSubject } from './holders.ts';
import { expectedWork, laneEstimates, ticketReply, withTrackUrl } from './issue-ticket.ts';
import { newTicketId } from './random-ids.ts';
import type { Origin } from './stream.ts';

/**
 * A booking by its code or by the card of who booked becomes a ticket. With both, the card must be the booker's.
 * Nothing is kept of somebody who lays a card on and has booked nothing.
 */
export async function checkIn(
  context: AppContext,
  hall: Hall,
  caller: Caller,
  body: CheckInBody,
  origin: Origin,
): Promise<Result<TicketReply, Refusal>> {
  const { utcOffsetMinutes } = hall.config();
  const known = body.holder ? await knownSubject(context, body.holder, utcOffsetMinutes) : ok(null);
  if (!known.ok) return known;
  const booking =
    body.code === undefined ? bookingOfSubject(hall, known.value, context.clock.now()) : bookingOfCode(hall, body.code);
  if (!booking || (body.holder && known.value !== booking.subject)) return err(refuse('unknown_booking'));
  const holder = body.holder ? await holderOf(context, body.holder, utcOffsetMinutes) : ok(null);
  if (!holder.ok) return holder;
  const age = holder.value ? holder.value.age : await ageOfSubject(context, booking.subject, utcOffsetMinutes);
  const done = await hall.writer.submit(
    {
      type: 'CheckIn',
      at: context.clock.now(),
      actor: actorOf(caller),
      ticket: newTicketId() as TicketId,
      booking: booking.id,
      asWalkIn: body.asWalkIn ?? false,
      age,
      ...plainTicket,
      language: body.language ?? 'zh',
      estimates: laneEstimates(hall),
      ...expectedWork(hall, booking.service),
    },
    origin,
  );
  if (!done.ok) return err(withTrackUrl(context, done.error));
  const issued = done.value.events.find((event): event is TicketIssued => event.type === 'TicketIssued');
  return issued ? ok(ticketReply(context, issued)) : err(refuse('unknown_booking'));
}

/**
 * Of several open bookings the one nearest in time. Where none is open, the one that was used: the ledger then knows
 * whether this very command used it, and otherwise says that it is closed.
 */
function bookingOfSubject(hall: Hall, subject: SubjectId | null, now: number): Booking | undefined {
  if (subject === null) return undefined;
  const rank = ({ status, startsAt }: Booking) => (status === 'booked' ? 0 : 1e12) + Math.abs(startsAt - now);
  return [...hall.writer.durable.appointments.bookings.values()]
    .filter((booking) => booking.subject === subject && booking.status !== 'cancelled')
    .sort((a, b) => rank(a) - rank(b))[0];
}
