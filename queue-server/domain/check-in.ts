import { localDay } from '../../protocol/clock.ts';
import type { BookingId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { AppointmentMissed } from './appointments/appointments.ts';
import { decideCheckIn } from './appointments/decide.ts';
import type { HallEvent, HallState } from './hall.ts';
import type { IssueTicket } from './queue/commands.ts';
import { decideIssue } from './queue/decide/issue-ticket.ts';

/** A booking becomes a ticket: where appointments and queue meet. */
export interface CheckIn extends Omit<IssueTicket, 'type' | 'service' | 'subject' | 'appointmentAt'> {
  readonly type: 'CheckIn';
  readonly booking: BookingId;
  /** The citizen was told that the booking has lapsed, and takes a number now. */
  readonly asWalkIn: boolean;
}

/**
 * In time and within grace it is a booking, which ranks from the later of check-in and slot; lapsed it is a walk-in of
 * now, marked late and not as a no-show.
 */
export function decideCheckInTicket(state: HallState, command: CheckIn): Result<readonly HallEvent[], Refusal> {
  const { config } = state.queue;
  if (!config) return err(refuse('hall_closed'));
  const { booking: id, asWalkIn, ...rest } = command;
  const { at, ticket } = command;
  const checked = decideCheckIn(state.appointments, config, { at, booking: id, asWalkIn });
  if (!checked.ok) return checked;
  const { booking, late } = checked.value;
  const issue: IssueTicket = {
    ...rest,
    type: 'IssueTicket',
    service: booking.service,
    subject: booking.subject,
    ...(late ? {} : { appointmentAt: booking.startsAt }),
  };
  const issued = decideIssue(state.queue, issue);
  if (!issued.ok) return issued;
  return ok([{ type: 'AppointmentCheckedIn', at, booking: id, ticket, late }, ...issued.value]);
}

/** Bookings of days that are over and that nobody checked in. */
export function missedAppointments(state: HallState, at: number): readonly AppointmentMissed[] {
  const { config } = state.queue;
  if (!config) return [];
  const today = localDay(at, config.utcOffsetMinutes);
  return [...state.appointments.bookings.values()]
    .filter((booking) => booking.status === 'booked' && booking.day < today)
    .map((booking) => ({ type: 'AppointmentMissed', at, booking: booking.id }));
}
