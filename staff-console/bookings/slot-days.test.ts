import { expect, test } from 'vitest';
import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import { bookingsOn, countByTheme, leftOn, slotCells, stepTo } from './slot-days.ts';

const day = '2026-05-06';
const slots: SlotsReply = {
  days: [
    {
      day,
      slots: [
        { start: '10:00', end: '10:30', left: 1 },
        { start: '10:30', end: '11:00', left: 8 },
      ],
    },
    { day: '2026-05-07', slots: [] },
  ],
};

function booking(start: string, status: BookingReply['status'], service: number | null = 1): BookingReply {
  return { day, start, status, service } as BookingReply;
}

test('[A-01] a slot shows what is left and what is taken; a cancelled or lapsed booking takes no place', () => {
  const bookings = [booking('10:00', 'booked'), booking('10:00', 'checked-in'), booking('10:00', 'cancelled')];
  expect(slotCells(slots, [...bookings, booking('10:30', 'late')], day)).toEqual([
    { day, start: '10:00', end: '10:30', left: 1, taken: 2 },
    { day, start: '10:30', end: '11:00', left: 8, taken: 0 },
  ]);
  expect([leftOn(slots, day), leftOn(slots, '2026-05-07'), leftOn(slots, '2026-05-08')]).toEqual([9, 0, 0]);
});

test('arrows go through the grid and stay at its edges; other keys are not ours', () => {
  const to = (key: string, at: number) => stepTo(key, at, 7, 3);
  expect([to('ArrowRight', 0), to('ArrowDown', 1), to('ArrowUp', 4), to('ArrowLeft', 3)]).toEqual([1, 4, 1, 2]);
  expect([to('ArrowLeft', 0), to('ArrowDown', 5), to('ArrowRight', 6)]).toEqual([0, 5, 6]);
  expect(to('Enter', 2)).toBeNull();
});

test('bookings of a day or a slot, and how many each group of matters has', () => {
  const bookings = [booking('10:00', 'booked', 1), booking('10:30', 'booked', 9), booking('10:30', 'booked', null)];
  expect(bookingsOn(bookings, day, null)).toHaveLength(3);
  expect(bookingsOn(bookings, day, '10:30')).toHaveLength(2);
  expect(bookingsOn(bookings, '2026-05-07', null)).toEqual([]);
  const themeOf = (service: number | null) => (service === null ? null : 'registration');
  expect(countByTheme([...bookings, booking('10:00', 'missed', 1)], themeOf)).toEqual([
    { theme: 'registration', count: 2 },
    { theme: null, count: 1 },
  ]);
});
