import type { TicketReply } from '../../protocol/api.ts';
import type { BookAppointmentBody, BookingReply, CheckInBody, SlotsReply } from '../../protocol/appointments-api.ts';
import type { BookingId, TicketId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type Booking, placesTaken } from '../domain/appointments/appointments.ts';
import { bookableDays, slotsOfDay } from '../domain/appointments/slots.ts';
import type { TicketIssued } from '../domain/queue/events.ts';
import { actorOf, type Caller } from './access.ts';
import { serviceNames } from './agency.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { type Holder, holderOf, knownSubject } from './holders.ts';
import { checkService, laneEstimates, ticketReply } from './issue-ticket.ts';
import { newTicketId, normalisedCode, randomName } from './random-ids.ts';
import type { Origin } from './stream-writer.ts';

/** Slots of the coming service days with the places left. */
export function freeSlots(hall: Hall, now: number): Result<SlotsReply, Refusal> {
  const config = hall.config();
  const rules = config.appointments;
  if (!rules) return err(refuse('appointments_not_offered'));
  const { appointments } = hall.writer.durable;
  const days = bookableDays(config, rules, now).map((day) => ({
    day,
    slots: slotsOfDay(config, rules, day)
      .filter((slot) => slot.endsAt > now)
      .map((slot) => ({
        start: slot.start,
        end: slot.end,
        left: Math.max(0, rules.placesPerSlot - placesTaken(appointments, slot)),
      })),
  }));
  return ok({ days });
}

/** Books a place in a person's own name; name and number go to the vault. */
export async function book(
  context: AppContext,
  hall: Hall,
  caller: Caller,
  body: BookAppointmentBody,
  origin: Origin,
): Promise<Result<BookingReply, Refusal>> {
  const offered = checkService(context, hall, body.service);
  if (!offered.ok) return offered;
  const { name, idNumber, phone } = body.holder;
  const holder = await holderOf(
    context,
    { medium: 'resident-id-card', name, idNumber },
    hall.config().utcOffsetMinutes,
  );
  if (!holder.ok) return holder;
  if (phone !== undefined) await context.vault.put(holder.value.subject, { phone });
  const booking = randomName(12) as BookingId;
  const done = await hall.writer.submit(
    {
      type: 'BookAppointment',
      at: context.clock.now(),
      actor: actorOf(caller),
      booking,
      code: randomName(8).toUpperCase(),
      subject: holder.value.subject,
      service: body.service ?? null,
      day: body.day,
      start: body.start,
    },
    origin,
  );
  if (!done.ok) return done;
  const booked = done.value.events.find((event) => event.type === 'AppointmentBooked');
  return replyOf(context, hall, booked && 'booking' in booked ? booked.booking : booking);
}

/** The booking that a code stands for, in whichever hall. */
export function findByCode(
  context: AppContext,
  code: string,
): { readonly hall: Hall; readonly booking: Booking } | null {
  for (const hall of context.halls.values()) {
    const { byCode, bookings } = hall.writer.durable.appointments;
    const id = byCode.get(normalisedCode(code));
    const booking = id === undefined ? undefined : bookings.get(id);
    if (booking) return { hall, booking };
  }
  return null;
}

/** A booking by its code or by the card of who booked becomes a ticket. */
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
  if (!booking) return err(refuse('unknown_booking'));
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
      claimedGroup: null,
      grantedGroup: null,
      reason: null,
      pool: 'common',
      matters: 1,
      flags: [],
      language: body.language ?? 'zh',
      estimates: laneEstimates(hall),
    },
    origin,
  );
  if (!done.ok) return done;
  const issued = done.value.events.find((event): event is TicketIssued => event.type === 'TicketIssued');
  return issued ? ok(ticketReply(context, issued)) : err(refuse('unknown_booking'));
}

/** Open bookings of the person whose card lies on the reader, soonest first. */
export async function bookingsOfCard(
  context: AppContext,
  hall: Hall,
  card: NonNullable<CheckInBody['holder']>,
): Promise<Result<readonly BookingReply[], Refusal>> {
  const subject = await knownSubject(context, card, hall.config().utcOffsetMinutes);
  if (!subject.ok) return subject;
  const open = [...hall.writer.durable.appointments.bookings.values()]
    .filter((booking) => booking.subject === subject.value && booking.status === 'booked')
    .sort((a, b) => a.startsAt - b.startsAt);
  return ok(open.map((booking) => bookingReply(context, hall, booking)));
}

export function bookingReply(context: AppContext, hall: Hall, booking: Booking): BookingReply {
  const config = hall.config();
  const { id, code, service, day, start, end, status, ticket, startsAt, endsAt } = booking;
  return {
    id,
    code,
    hall: hall.id,
    hallName: config.name,
    service,
    serviceName: serviceNames(context.agency)(service),
    day,
    start,
    end,
    status,
    checkInFrom: startsAt - (config.appointments?.checkInBeforeMinutes ?? 0) * 60_000,
    checkInUntil: endsAt + (config.appointments?.graceMinutes ?? 0) * 60_000,
    ticket,
  };
}

export function replyOf(context: AppContext, hall: Hall, id: BookingId): Result<BookingReply, Refusal> {
  const booking = hall.writer.durable.appointments.bookings.get(id);
  return booking ? ok(bookingReply(context, hall, booking)) : err(refuse('unknown_booking'));
}

function bookingOfCode(hall: Hall, code: string): Booking | undefined {
  const { byCode, bookings } = hall.writer.durable.appointments;
  const id = byCode.get(normalisedCode(code));
  return id === undefined ? undefined : bookings.get(id);
}

/** Of several bookings the one nearest in time. */
function bookingOfHolder(hall: Hall, holder: Holder | null, now: number): Booking | undefined {
  if (!holder) return undefined;
  return [...hall.writer.durable.appointments.bookings.values()]
    .filter((booking) => booking.subject === holder.subject && booking.status === 'booked')
    .sort((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now))[0];
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
