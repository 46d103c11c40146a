import type { TicketReply } from '../../protocol/api.ts';
import type { CheckInBody } from '../../protocol/appointments-api.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { Booking } from '../domain/appointments/appointments.ts';
import { plainTicket } from '../domain/queue/commands.ts';
import type { TicketIssued } from '../domain/queue/events.ts';
import { actorOf, type Caller } from './access.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { type Holder, holderOf } from './holders.ts';
import { expectedWork, laneEstimates, ticketReply, withTrackUrl } from './issue-ticket.ts';
import { newTicketId, normalisedCode } from './random-ids.ts';
import type { Origin } from './stream.ts';

/** A booking by its code or by the card of who booked becomes a ticket. With both, the card must be the booker's. */
export async function checkIn(
  context: AppContext,
  hall: Hall,
  caller: Caller,
  body: CheckInBody,
  origin: Origin,
): Promise<Result<TicketReply, Refusal>> {
  const holder = body.holder ? await holderOf(context, body.holder, hall.config().utcOffsetMinutes) : ok(null);
  if (!holder.ok) return holder;
  const booking =
    body.code === undefined ? bookingOfHolder(hall, holder.value, context.clock.now()) : bookingOfCode(hall, body.code);
  if (!booking || (holder.value !== null && holder.value.subject !== booking.subject)) {
    return err(refuse('unknown_booking'));
  }
  const person = holder.value ?? { subject: booking.subject, age: await ageOfSubject(context, hall, booking) };
  const done = await hall.writer.submit(
    {
      type: 'CheckIn',
      at: context.clock.now(),
      actor: actorOf(caller),
      ticket: newTicketId() as TicketId,
      booking: booking.id,
      asWalkIn: body.asWalkIn ?? false,
      age: person.age,
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

function bookingOfCode(hall: Hall, code: string): Booking | undefined {
  const { byCode, bookings } = hall.writer.durable.appointments;
  const id = byCode.get(normalisedCode(code));
  return id === undefined ? undefined : bookings.get(id);
}

/**
 * Of several open bookings the one nearest in time. Where none is open, the one that was used: the ledger then knows
 * whether this very command used it, and otherwise says that it is closed.
 */
function bookingOfHolder(hall: Hall, holder: Holder | null, now: number): Booking | undefined {
  if (!holder) return undefined;
  const rank = ({ status, startsAt }: Booking) => (status === 'booked' ? 0 : 1e12) + Math.abs(startsAt - now);
  return [...hall.writer.durable.appointments.bookings.values()]
    .filter((booking) => booking.subject === holder.subject && booking.status !== 'cancelled')
    .sort((a, b) => rank(a) - rank(b))[0];
}

async function ageOfSubject(context: AppContext, hall: Hall, booking: Booking): Promise<number | null> {
  const person = await context.vault.read(booking.subject);
  if (person?.idNumber === undefined) return null;
  const holder = await holderOf(
    context,
    { medium: 'resident-id-card', name: person.name ?? '', idNumber: person.idNumber },
    hall.config().utcOffsetMinutes,
  );
  return holder.ok ? holder.value.age : null;
}
