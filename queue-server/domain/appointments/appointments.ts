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
export interface AppointmentCancelled extends Event<'AppointmentCancelled'> {
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

/** Places taken in a slot. A cancelled, lapsed or missed booking gives its place back. */
export function placesTaken(state: AppointmentsState, slot: Pick<Slot, 'day' | 'start'>): number {
  let taken = 0;
  for (const booking of state.bookings.values()) {
    const holds = booking.status === 'booked' || booking.status === 'checked-in';
    if (holds && booking.day === slot.day && booking.start === slot.start) taken += 1;
  }
  return taken;
}
