import type { HallConfig } from '../../protocol/hall-config.ts';
import type { BookingId, SubjectId, TicketId } from '../../protocol/ids.ts';
import type { Actor } from '../../queue-server/domain/actor.ts';
import type {
  BookAppointment,
  CancelAppointment,
  MoveAppointment,
} from '../../queue-server/domain/appointments/decide.ts';
import type { CheckIn } from '../../queue-server/domain/check-in.ts';
import { plainTicket } from '../../queue-server/domain/queue/commands.ts';
import { at, kiosk, sampleHall, today } from './sample-hall.ts';

const citizen: Actor = { kind: 'anonymous' };

/** Half-hour slots with one place each, check-in from half an hour before, a quarter of an hour of grace. */
export const sampleAppointments = {
  slotMinutes: 30,
  placesPerSlot: 1,
  from: '08:30',
  until: '17:00',
  daysAhead: 5,
  checkInBeforeMinutes: 30,
  graceMinutes: 15,
};

/** The sample hall, taking bookings. */
export function bookableHall(over: Partial<HallConfig> = {}): HallConfig {
  return sampleHall({ appointments: sampleAppointments, ...over });
}

/** Books item 1 at 10:00 today, asked for at 08:10; the person has the booking's name unless said otherwise. */
export function book(
  booking: string,
  over: Partial<Omit<BookAppointment, 'booking' | 'subject'>> & { readonly subject?: string } = {},
): BookAppointment {
  const { subject = booking, ...rest } = over;
  return {
    type: 'BookAppointment',
    at: at('08:10'),
    actor: citizen,
    booking: booking as BookingId,
    code: `CODE-${booking}`,
    subject: subject as SubjectId,
    service: 1,
    day: today,
    start: '10:00',
    ...rest,
  };
}

export function moveTo(booking: string, start: string, over: Partial<MoveAppointment> = {}): MoveAppointment {
  const { day = today, ...rest } = over;
  const named = { type: 'MoveAppointment', booking: booking as BookingId } as const;
  return { ...named, at: at('08:20'), actor: citizen, day, start, ...rest };
}

export function cancel(booking: string, now = at('08:20')): CancelAppointment {
  return { type: 'CancelAppointment', at: now, actor: citizen, booking: booking as BookingId, reason: null };
}

/** Checks in at a kiosk; the ticket is called `t-<booking>`. */
export function checkIn(booking: string, now: number, over: Partial<CheckIn> = {}): CheckIn {
  return {
    type: 'CheckIn',
    at: now,
    actor: kiosk,
    booking: booking as BookingId,
    ticket: `t-${booking}` as TicketId,
    asWalkIn: false,
    age: 34,
    ...plainTicket,
    estimates: {},
    ...over,
  };
}
