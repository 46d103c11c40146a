import { withCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { answered, type Step, show } from '../outcome.ts';
import { begin } from '../requests.ts';
import type { BookingStopped, Bookings, CheckingIn, EnteringCode, KioskState, ShownBooking } from '../state.ts';

/** Booking codes have eight letters and digits, none that is taken for another. */
export const codeLength = 8;
export const codeLetters: readonly string[] = [...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'];

/** 预约签到: the card finds the booking, or its code is typed. */
export function onCheckIn(state: KioskState, screen: CheckingIn, input: Input): Step | null {
  switch (input.type) {
    case 'card-read': {
      const known: KioskState = { ...withCard(state, input), person: state.person ?? input.person };
      return begin(known, { kind: 'find-bookings', from: { ...screen, fault: null } });
    }
    case 'card-failed':
      return { ...show(state, { ...screen, fault: input.fault }), outcome: 'card-fault-told' };
    case 'enter-code':
      return show(state, { at: 'booking-code', typed: '' });
    case 'back':
      return show(state, { at: 'home' });
    default:
      return null;
  }
}

/** A code is typed: an incomplete one is not sent, and no sign is taken that no code has. */
export function onBookingCode(state: KioskState, screen: EnteringCode, input: Input): Step | null {
  const { typed } = screen;
  switch (input.type) {
    case 'type-letter':
      if (typed.length >= codeLength || !codeLetters.includes(input.letter)) return answered(state, 'already-so');
      return show(state, { ...screen, typed: typed + input.letter });
    case 'erase-letter':
    case 'clear-letters':
      if (typed === '') return answered(state, 'already-so');
      return show(state, { ...screen, typed: input.type === 'erase-letter' ? typed.slice(0, -1) : '' });
    case 'send-code':
      if (typed.length < codeLength) return answered(state, 'already-so');
      return begin(state, { kind: 'check-in', code: typed, asWalkIn: false, from: screen });
    case 'back':
      return show(state, { at: 'check-in', fault: null });
    default:
      return null;
  }
}

/** The bookings of a card; none is said with the other ways to go on. */
export function showBookings(state: KioskState, bookings: readonly ShownBooking[]): Step {
  if (bookings.length > 0) return show(state, { at: 'bookings', bookings });
  return show(state, { at: 'booking-stopped', code: null, stop: { why: 'unknown' } });
}

/** One touch checks a booking of the card in, and only one that is on the screen. */
export function onBookings(state: KioskState, screen: Bookings, input: Input): Step | null {
  switch (input.type) {
    case 'check-in':
      if (!screen.bookings.some(({ code }) => code === input.code)) return answered(state, 'unknown-booking');
      return begin(state, { kind: 'check-in', code: input.code, asWalkIn: false, from: screen });
    case 'take-another':
      return show(state, { at: 'themes' });
    case 'back':
      return show(state, { at: 'home' });
    default:
      return null;
  }
}

/** Early, lapsed, of another day, used, unknown: what can be done instead, here and now. */
export function onBookingStopped(state: KioskState, screen: BookingStopped, input: Input): Step | null {
  const { code, stop } = screen;
  switch (input.type) {
    case 'take-walk-in':
      if (code === null || stop.why !== 'lapsed') return null;
      return begin(state, { kind: 'check-in', code, asWalkIn: true, from: screen });
    case 'choose-slot': {
      if (code === null || stop.why !== 'lapsed') return null;
      const { day, start } = input.slot;
      const slot = stop.next.find((one) => one.day === day && one.start === start);
      if (slot === undefined) return answered(state, 'unknown-booking');
      return begin(state, { kind: 'move-booking', code, slot, from: screen });
    }
    case 'enter-code':
      return show(state, { at: 'booking-code', typed: '' });
    case 'take-another':
      return show(state, { at: 'themes' });
    case 'back':
      return show(state, { at: 'home' });
    default:
      return null;
  }
}
