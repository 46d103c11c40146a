import { localDay } from '../../../protocol/clock.ts';
import type { AppointmentsConfig, HallConfig } from '../../../protocol/hall-config.ts';
import type { BookingId, SubjectId } from '../../../protocol/ids.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import type { Actor } from '../actor.ts';
import {
  type AppointmentEvent,
  type AppointmentsState,
  type Booking,
  countPlacesTaken,
  placesTaken,
} from './appointments.ts';
import { bookableDays, bookableSlot, checkInOpensAt, checkInOutcome, type Slot, slotsOfDay } from './slots.ts';

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
  readonly booking: BookingId;
}
/** A place in the slot of that `day`, `YYYY-MM-DD`, that begins at `start`, `HH:MM` on the hall's clock. */
export interface BookAppointment extends Command<'BookAppointment'> {
  readonly code: string;
  readonly subject: SubjectId;
  readonly service: number | null;
  readonly day: string;
  readonly start: string;
}
/** To another slot, named as in `BookAppointment`; the one that it has already causes no event. */
export interface MoveAppointment extends Command<'MoveAppointment'> {
  readonly day: string;
  readonly start: string;
}
/** Refused once it was checked in or cancelled, or its day is over. */
export interface CancelAppointment extends Command<'CancelAppointment'> {
  readonly reason: string | null;
}
/** What is asked of a booking that is to become a ticket. */
interface CheckInQuestion extends Pick<Command<string>, 'at' | 'booking'> {
  /** The citizen was told that it has lapsed, and takes a number now. */
  readonly asWalkIn: boolean;
}
export type AppointmentCommand = BookAppointment | MoveAppointment | CancelAppointment;
type Decision = Result<readonly AppointmentEvent[], Refusal>;

/** Refuses where the hall takes no bookings, a slot that is full or not to be booked, and a booking that has ended. */
export function decideAppointments(
  state: AppointmentsState,
  config: HallConfig | null,
  command: AppointmentCommand,
): Decision {
  const rules = config?.appointments;
  if (!config || !rules) return err(refuse('appointments_not_offered'));
  switch (command.type) {
    case 'BookAppointment':
      return book(state, config, rules, command);
    case 'MoveAppointment':
      return move(state, config, rules, command);
    case 'CancelAppointment': {
      const found = openBooking(state, command.booking);
      if (!found.ok) return found;
      return ok([{ type: 'AppointmentCancelled', at: command.at, booking: found.value.id, reason: command.reason }]);
    }
    default:
      return assertNever(command);
  }
}

/** Two bookings for the last place: commands are decided one after the other, so exactly one wins. */
function book(
  state: AppointmentsState,
  config: HallConfig,
  rules: AppointmentsConfig,
  command: BookAppointment,
): Decision {
  const { at, booking, code, subject, service, day, start } = command;
  // Before the places are counted: who holds the last one is told so, and not that it is gone.
  const other = sameBooking(state, command);
  if (other) return err(refuse('already_booked', { booking: bookingSummary(other) }));
  const slot = freeSlot(state, config, rules, { day, start }, at);
  if (!slot.ok) return slot;
  return ok([{ type: 'AppointmentBooked', at, booking, code, subject, service, slot: slot.value }]);
}

function move(
  state: AppointmentsState,
  config: HallConfig,
  rules: AppointmentsConfig,
  command: MoveAppointment,
): Decision {
  const found = openBooking(state, command.booking);
  if (!found.ok) return found;
  const { id, subject, service, day, start } = found.value;
  if (day === command.day && start === command.start) return ok([]);
  const other = sameBooking(state, { booking: id, subject, service, day: command.day });
  if (other) return err(refuse('already_booked', { booking: bookingSummary(other) }));
  const slot = freeSlot(state, config, rules, command, command.at);
  if (!slot.ok) return slot;
  return ok([{ type: 'AppointmentMoved', at: command.at, booking: id, slot: slot.value }]);
}

/** Another open booking of the same person for the same matter on the same day. */
function sameBooking(
  state: AppointmentsState,
  wanted: Pick<BookAppointment, 'booking' | 'subject' | 'service' | 'day'>,
): Booking | undefined {
  for (const other of state.bookings.values()) {
    const same = other.subject === wanted.subject && other.day === wanted.day && other.service === wanted.service;
    if (same && other.status === 'booked' && other.id !== wanted.booking) return other;
  }
  return undefined;
}

/** A full slot is refused with the next ones that have places. */
function freeSlot(
  state: AppointmentsState,
  config: HallConfig,
  rules: AppointmentsConfig,
  wanted: Pick<Slot, 'day' | 'start'>,
  now: number,
): Result<Slot, Refusal> {
  const slot = bookableSlot(config, rules, wanted.day, wanted.start, now);
  if (!slot) return err(refuse('slot_not_bookable'));
  if (placesTaken(state, slot) < rules.placesPerSlot) return ok(slot);
  return err(refuse('slot_full', { next: nextFree(state, config, rules, now, slot) }));
}

function nextFree(
  state: AppointmentsState,
  config: HallConfig,
  rules: AppointmentsConfig,
  now: number,
  after: Slot,
): readonly Pick<Slot, 'day' | 'start' | 'end'>[] {
  const taken = countPlacesTaken(state);
  return bookableDays(config, rules, now)
    .flatMap((day) => slotsOfDay(config, rules, day))
    .filter((slot) => slot.startsAt > after.startsAt && taken(slot) < rules.placesPerSlot)
    .slice(0, 3)
    .map(({ day, start, end }) => ({ day, start, end }));
}

/** May this booking become a ticket now, and does it keep the rank of its slot? Refuses too early, lapsed, another day, used. */
export function decideCheckIn(
  state: AppointmentsState,
  config: HallConfig,
  { at, booking: id, asWalkIn }: CheckInQuestion,
): Result<{ readonly booking: Booking; readonly late: boolean }, Refusal> {
  const rules = config.appointments;
  if (!rules) return err(refuse('appointments_not_offered'));
  const found = openBooking(state, id);
  if (!found.ok) return found;
  const booking = found.value;
  if (booking.day !== localDay(at, config.utcOffsetMinutes)) {
    return err(refuse('check_in_another_day', { day: booking.day, start: booking.start }));
  }
  const outcome = checkInOutcome(config, rules, booking, at);
  if (outcome === 'too-early') {
    return err(refuse('check_in_too_early', { opensAt: checkInOpensAt(config, rules, booking) }));
  }
  if (outcome === 'lapsed' && !asWalkIn) return err(refuse('check_in_too_late', { booking: bookingSummary(booking) }));
  return ok({ booking, late: outcome === 'lapsed' });
}

function openBooking(state: AppointmentsState, id: BookingId): Result<Booking, Refusal> {
  const booking = state.bookings.get(id);
  if (!booking) return err(refuse('unknown_booking'));
  return booking.status === 'booked' ? ok(booking) : err(refuse('booking_closed', { status: booking.status }));
}

function bookingSummary(booking: Booking) {
  const { id, code, day, start, end, service } = booking;
  return { id, code, day, start, end, service };
}
