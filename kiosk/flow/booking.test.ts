import { expect, test } from 'vitest';
import { freeSlot, openHall, person, play, read, sampleBooking, sampleTicket } from './flow.test-support.ts';
import type { Input } from './inputs.ts';
import type { BookingStop } from './state.ts';

const { code } = sampleBooking;
const tile: Input = { type: 'choose-tile', tile: 'check-in' };
const found: Input = { type: 'bookings-found', request: 1, bookings: [sampleBooking] };
const typed: readonly Input[] = [...code].map((letter) => ({ type: 'type-letter', letter }));
const stopped = (stop: BookingStop, request: number): Input => ({ type: 'booking-stopped', request, code, stop });

test('[A-02] by card: the bookings of the card are shown, and one touch makes a ticket of one', () => {
  const listed = play(openHall, tile, read, found);
  expect(listed.effects).toEqual([{ type: 'find-bookings', request: 1 }]);
  expect(listed.state.screen).toEqual({ at: 'bookings', bookings: [sampleBooking] });
  const asked = play(listed.state, { type: 'check-in', code });
  expect(asked.effects).toEqual([{ type: 'check-in', request: 2, code, asWalkIn: false }]);
  const done = play(asked.state, { type: 'ticket-issued', request: 2, ticket: sampleTicket('B001') });
  expect(done.state.screen).toMatchObject({ at: 'ticket', ticket: { number: 'B001' } });
  expect(done.state.person).toBeNull();
});

test('[A-02] by code: eight letters are typed, then it is sent once', () => {
  const short = play(openHall, tile, { type: 'enter-code' }, ...typed.slice(1), { type: 'send-code' });
  expect(short).toMatchObject({ outcome: 'already-so', effects: [] });
  const whole = play(openHall, tile, { type: 'enter-code' }, ...typed, { type: 'send-code' }, { type: 'send-code' });
  expect(whole.effects).toEqual([{ type: 'check-in', request: 1, code, asWalkIn: false }]);
});

test('[A-02] letters that no code has, and a ninth one, are not taken', () => {
  const entering = play(openHall, tile, { type: 'enter-code' });
  for (const letter of ['I', 'L', 'O', '0', '1', 'a', 'AB']) {
    expect(play(entering.state, { type: 'type-letter', letter }).state.screen).toMatchObject({ typed: '' });
  }
  expect(play(entering.state, ...typed, { type: 'type-letter', letter: 'A' }).state.screen).toMatchObject({
    typed: code,
  });
  expect(play(entering.state, ...typed, { type: 'erase-letter' }).state.screen).toMatchObject({
    typed: code.slice(0, 7),
  });
});

test.each<BookingStop>([
  { why: 'early', opensAt: 1 },
  { why: 'another-day', day: '2026-05-07', start: '10:00' },
  { why: 'used' },
  { why: 'unknown' },
])('[A-02] $why: said on a screen of its own, with a ticket or another code as the way on', (stop) => {
  const told = play(openHall, tile, { type: 'enter-code' }, ...typed, { type: 'send-code' }, stopped(stop, 1)).state;
  expect(told.screen).toEqual({ at: 'booking-stopped', code, stop });
  expect(play(told, { type: 'take-walk-in' }).outcome).toBe('not-on-this-screen');
  expect(play(told, { type: 'take-another' }).state.screen).toEqual({ at: 'themes' });
  expect(play(told, { type: 'enter-code' }).state.screen).toEqual({ at: 'booking-code', typed: '' });
});

test('[A-02] lapsed: a number of now is one touch away, and so is each of the next free slots', () => {
  const lapsed: BookingStop = { why: 'lapsed', next: [freeSlot] };
  const told = play(openHall, tile, read, found, { type: 'check-in', code }, stopped(lapsed, 2)).state;
  const walkIn = play(told, { type: 'take-walk-in' });
  expect(walkIn.effects).toEqual([{ type: 'check-in', request: 3, code, asWalkIn: true }]);
  const moving = play(told, { type: 'choose-slot', slot: freeSlot });
  expect(moving.effects).toEqual([{ type: 'move-booking', request: 3, code, slot: freeSlot }]);
  expect(play(told, { type: 'choose-slot', slot: { ...freeSlot, start: '12:00' } }).outcome).toBe('unknown-booking');
  const moved: BookingStop = { why: 'moved', booking: { ...sampleBooking, ...freeSlot } };
  expect(play(moving.state, stopped(moved, 3)).state.screen).toEqual({ at: 'booking-stopped', code, stop: moved });
});

test('[A-02] a card without a booking is told so; a card on the home screen of who has one leads to it', () => {
  const none = play(openHall, tile, read, { type: 'bookings-found', request: 1, bookings: [] });
  expect(none.state.screen).toEqual({ at: 'booking-stopped', code: null, stop: { why: 'unknown' } });
  expect(play(none.state, { type: 'take-walk-in' }).outcome).toBe('not-on-this-screen');
  expect(play(openHall, read, found).state.screen).toMatchObject({ at: 'bookings' });
});

test('[D-27] lifting the card or leaving takes the code along with the person', () => {
  const listed = play(openHall, tile, read, found).state;
  for (const leaving of [{ type: 'card-removed' }, { type: 'go-home' }] as const) {
    const left = play(listed, leaving).state;
    expect(left.person).toBeNull();
    expect(JSON.stringify(left)).not.toContain(code);
    expect(JSON.stringify(left)).not.toContain(person.maskedName);
  }
});

test('[A-02] a line that breaks in mid check-in is tried again under the same number', () => {
  const cut = play(
    openHall,
    tile,
    { type: 'enter-code' },
    ...typed,
    { type: 'send-code' },
    { type: 'request-unanswered', request: 1 },
  );
  const again = play(cut.state, { type: 'try-again' });
  expect(again.effects).toEqual([{ type: 'check-in', request: 1, code, asWalkIn: false }]);
});
