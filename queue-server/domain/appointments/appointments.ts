import type { BookingId, SubjectId, TicketId } from '../../../protocol/ids.ts';
import type { Slot } from './slots.ts';

export type BookingStatus = 'booked' | 'checked-in' | 'late' | 'missed' | 'cancelled';

/** A place in a slot for one person and one matter. `code` is what the citizen shows; who it is lies in the vault. */
export interface Booking extends Slot {
  readonly id: BookingId;
  readonly code: string;
  readonly subject: SubjectId;
  readonly service: number | null;
  status: BookingStatus;
  /** Ticket that came of it. */
  ticket: TicketId | null;
}

/** Bookings of the open day and later, whatever became of them; earlier ones stand in the ledger alone. */
export interface AppointmentsState {
  bookings: Map<BookingId, Booking>;
  byCode: Map<string, BookingId>;
}

export function initialAppointments(): AppointmentsState {
  return { bookings: new Map(), byCode: new Map() };
}

interface Event<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly booking: BookingId;
}
/** A place in a slot was given to a person; `service` is null where no item was named. */
export interface AppointmentBooked extends Event<'AppointmentBooked'> {
  readonly code: string;
  readonly subject: SubjectId;
  readonly service: number | null;
  readonly slot: Slot;
}
/** Moved to another slot; code and person stay. */
export interface AppointmentMoved extends Event<'AppointmentMoved'> {
  readonly slot: Slot;
}
/** Given up before its check-in; the place is free again. */
export interface AppointmentCancelled extends Event<'AppointmentCancelled'> {
  /** Words of staff; null where the holder cancelled, or no reason was given. */
  readonly reason: string | null;
}
/** It became a ticket: with the rank of its slot, or as a walk-in because it had lapsed. */
export interface AppointmentCheckedIn extends Event<'AppointmentCheckedIn'> {
  readonly ticket: TicketId;
  readonly late: boolean;
}
/** Nobody came until the day was over. */
export type AppointmentMissed = Event<'AppointmentMissed'>;

export type AppointmentEvent =
  | AppointmentBooked
  | AppointmentMoved
  | AppointmentCancelled
  | AppointmentCheckedIn
  | AppointmentMissed;

/** Folds one event in place; a booking that is not known is passed over. */
export function evolveAppointments(state: AppointmentsState, event: AppointmentEvent): void {
  if (event.type === 'AppointmentBooked') {
    const { booking: id, code, subject, service, slot } = event;
    state.bookings.set(id, { ...slot, id, code, subject, service, status: 'booked', ticket: null });
    state.byCode.set(code, id);
    return;
  }
  const booking = state.bookings.get(event.booking);
  if (!booking) return;
  switch (event.type) {
    case 'AppointmentMoved':
      state.bookings.set(booking.id, { ...booking, ...event.slot });
      return;
    case 'AppointmentCancelled':
      booking.status = 'cancelled';
      return;
    case 'AppointmentCheckedIn':
      booking.status = event.late ? 'late' : 'checked-in';
      booking.ticket = event.ticket;
      return;
    case 'AppointmentMissed':
      booking.status = 'missed';
      return;
  }
}

/** Bookings of earlier days have no further use in the state; the ledger keeps them. */
export function forgetBefore(state: AppointmentsState, day: string): void {
  for (const [id, booking] of state.bookings) {
    if (booking.day >= day) continue;
    state.bookings.delete(id);
    state.byCode.delete(booking.code);
  }
}

type SlotTime = Pick<Slot, 'day' | 'start'>;

/** Places taken in a slot. A cancelled, lapsed or missed booking gives its place back. */
export function placesTaken(state: AppointmentsState, slot: SlotTime): number {
  let taken = 0;
  for (const booking of state.bookings.values()) {
    if (holdsPlace(booking) && booking.day === slot.day && booking.start === slot.start) taken += 1;
  }
  return taken;
}

/** The same for whoever asks of many slots: the bookings are gone through once. The answers are of this moment. */
export function countPlacesTaken(state: AppointmentsState): (slot: SlotTime) => number {
  const nameOf = ({ day, start }: SlotTime) => `${day} ${start}`;
  const taken = new Map<string, number>();
  for (const booking of state.bookings.values()) {
    if (holdsPlace(booking)) taken.set(nameOf(booking), (taken.get(nameOf(booking)) ?? 0) + 1);
  }
  return (slot) => taken.get(nameOf(slot)) ?? 0;
}

function holdsPlace({ status }: Booking): boolean {
  return status === 'booked' || status === 'checked-in';
}
