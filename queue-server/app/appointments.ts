import type { CardData } from '../../protocol/agent.ts';
import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import type { BookingId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type Booking, countPlacesTaken } from '../domain/appointments/appointments.ts';
import { bookableDays, checkInOpensAt, slotsOfDay } from '../domain/appointments/slots.ts';
import { serviceNames } from './agency.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { knownSubject } from './holders.ts';
import { qrPath } from './qr-path.ts';
import { normalisedCode } from './random-ids.ts';

/** Slots of the coming service days with the places left. */
export function freeSlots(hall: Hall, now: number): Result<SlotsReply, Refusal> {
  const config = hall.config();
  const rules = config.appointments;
  if (!rules) return err(refuse('appointments_not_offered'));
  const taken = countPlacesTaken(hall.writer.durable.appointments);
  const days = bookableDays(config, rules, now).map((day) => ({
    day,
    slots: slotsOfDay(config, rules, day)
      .filter((slot) => slot.endsAt > now)
      .map((slot) => ({
        start: slot.start,
        end: slot.end,
        left: Math.max(0, rules.placesPerSlot - taken(slot)),
      })),
  }));
  return ok({ days });
}

/** The booking that a code stands for, in whichever hall. */
export function findByCode(
  context: AppContext,
  code: string,
): { readonly hall: Hall; readonly booking: Booking } | null {
  for (const hall of context.halls.values()) {
    const booking = bookingOfCode(hall, code);
    if (booking) return { hall, booking };
  }
  return null;
}

/** The booking of a hall that a code stands for, typed with or without dash and capitals. */
export function bookingOfCode(hall: Hall, code: string): Booking | undefined {
  const { byCode, bookings } = hall.writer.durable.appointments;
  const id = byCode.get(normalisedCode(code));
  return id === undefined ? undefined : bookings.get(id);
}

/** Open bookings of the person with this number, soonest first. */
export async function bookingsOfPerson(
  context: AppContext,
  hall: Hall,
  person: Pick<CardData, 'idNumber'>,
): Promise<Result<readonly BookingReply[], Refusal>> {
  const subject = await knownSubject(context, person, hall.config().utcOffsetMinutes);
  if (!subject.ok) return subject;
  const open = [...hall.writer.durable.appointments.bookings.values()]
    .filter((booking) => booking.subject === subject.value && booking.status === 'booked')
    .sort((a, b) => a.startsAt - b.startsAt);
  return ok(open.map((booking) => bookingReply(context, hall, booking)));
}

/** A booking as lists show it: no word on the person, no code to scan. */
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
    checkInFrom: config.appointments ? checkInOpensAt(config, config.appointments, booking) : startsAt,
    checkInUntil: endsAt + (config.appointments?.graceMinutes ?? 0) * 60_000,
    ticket,
  };
}

/** The answer about a booking as it is after a command. */
export function replyOf(context: AppContext, hall: Hall, id: BookingId): Result<BookingReply, Refusal> {
  const booking = hall.writer.durable.appointments.bookings.get(id);
  return booking ? ok(bookingPass(context, hall, booking)) : err(refuse('unknown_booking'));
}

/** The answer about one booking to who holds it, with its code to be scanned. */
export function bookingPass(context: AppContext, hall: Hall, booking: Booking): BookingReply {
  return { ...bookingReply(context, hall, booking), qr: qrPath(booking.code) };
}
