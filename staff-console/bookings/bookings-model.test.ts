import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createBookingsModel } from './bookings-model.ts';
import { readRefusal } from './refusal.ts';

const booked = { id: 'b1', code: '7KQ2MXRT', day: '2026-05-06', start: '10:00', end: '10:30' } as BookingReply;
const body = { day: '2026-05-06', start: '10:00', holder: { name: '测试甲', idNumber: '510499194403070022' } };

function problem(code: string, more: object = {}): Problem {
  return { type: 'x', title: 'x', status: 409, code, detail: 'x', ...more };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aModel() {
  const asked: string[] = [];
  const answers = {
    book: ok(booked) as Result<BookingReply, Problem>,
    booking: ok(booked) as Result<BookingReply, Problem>,
    found: [booked] as readonly BookingReply[],
    checkIn: ok({ number: 'B001', ahead: 0 }) as Result<never, Problem>,
  };
  const answer = <Value>(name: string, value: Result<Value, Problem>) => {
    asked.push(name);
    return Promise.resolve(value);
  };
  const model = createBookingsModel({
    api: {
      slots: () => answer('slots', ok({ days: [] })),
      bookings: () => answer('bookings', ok({ bookings: [booked] })),
      catalogue: () => answer('catalogue', ok({ version: 1, themes: [], items: [] })),
      book: (_hall, _body, key) => answer(`book ${key}`, answers.book),
      booking: (code) => answer(`booking ${code}`, answers.booking),
      bookingsOf: (_hall, idNumber) => answer(`bookingsOf ${idNumber}`, ok({ bookings: [...answers.found] })),
      moveBooking: (code, { start }) => answer(`move ${code} ${start}`, ok({ ...booked, start })),
      cancelBooking: (code, reason) => answer(`cancel ${code} ${reason}`, ok(booked)),
      checkIn: (_hall, { asWalkIn = false }) => answer(`checkIn ${asWalkIn}`, answers.checkIn),
    },
    hall: 'demo' as HallId,
    newKey: () => `key-${asked.length}`,
  });
  return { model, asked, answers };
}

test('[A-01] places are read anew every ten seconds, and after each refusal, for others book as well', async () => {
  const { model, asked, answers } = aModel();
  const stop = model.start();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked.filter((name) => name === 'slots')).toHaveLength(3);
  stop();
  answers.book = err(problem('slot_full', { next: [] }));
  await model.book(body);
  expect(asked.filter((name) => name === 'slots')).toHaveLength(4);
  expect(model.problem.value?.code).toBe('slot_full');
});

test('[A-01] a press whose answer was lost books once: the next one carries the same key', async () => {
  const { model, asked, answers } = aModel();
  answers.book = err({ ...problem('network_unreachable'), status: 0 });
  await model.book(body);
  answers.book = ok(booked);
  await model.book(body);
  const keys = asked.filter((name) => name.startsWith('book '));
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(model.dialog.value).toMatchObject({ kind: 'booking', isNew: true });
});

test('[A-01] a code, an ID number with one, several or no bookings, and neither of both', async () => {
  const { model, asked, answers } = aModel();
  await model.find(' 7kq2-mxrt ');
  expect(asked.at(-1)).toBe('booking 7KQ2MXRT');
  await model.find('510499194403070022');
  expect(asked.at(-1)).toBe('booking 7KQ2MXRT');
  answers.found = [booked, booked];
  await model.find('510499194403070022');
  expect(model.dialog.value).toMatchObject({ kind: 'found' });
  answers.found = [];
  await model.find('510499194403070022');
  expect(model.findFault.value).toBe('none');
  await model.find('王');
  expect(model.findFault.value).toBe('unclear');
});

test('[A-01] a code that nobody has is told to staff in words for staff, and what was typed stays to be looked over', async () => {
  const { model, answers } = aModel();
  expect(await model.find('7KQ2MXRT')).toBe(true);
  answers.booking = err(problem('unknown_booking'));
  expect(await model.find('7KQ2MXR1')).toBe(false);
  expect([model.findFault.value, model.problem.value]).toEqual(['unknown-code', null]);
  answers.booking = err({ ...problem('network_unreachable'), status: 0 });
  expect(await model.find('7KQ2MXRT')).toBe(false);
  expect(model.problem.value?.code).toBe('network_unreachable');
});

test('[A-02] a check-in shows its ticket; lapsed, it can be made as a walk-in', async () => {
  const { model, asked, answers } = aModel();
  answers.checkIn = err(problem('check_in_too_late'));
  await model.checkIn(booked, false);
  expect(readRefusal(model.problem.value ?? problem('x')).kind).toBe('lapsed');
  answers.checkIn = ok({ number: 'A013' } as never);
  await model.checkIn(booked, true);
  expect(asked.filter((name) => name.startsWith('checkIn'))).toEqual(['checkIn false', 'checkIn true']);
  expect(model.ticket.value?.number).toBe('A013');
});

test('refusals are read with what they bring along, and by their code alone where that is missing', () => {
  const next = [{ day: '2026-05-06', start: '10:30', end: '11:00' }];
  expect(readRefusal(problem('slot_full', { next }))).toEqual({ kind: 'slot-gone', next });
  expect(readRefusal(problem('already_booked', { booking: booked }))).toMatchObject({ kind: 'exists' });
  expect(readRefusal(problem('check_in_too_early', { opensAt: 5 }))).toEqual({ kind: 'too-early', opensAt: 5 });
  expect(readRefusal(problem('check_in_another_day', { day: '2026-05-07', start: '09:00' })).kind).toBe('other-day');
  expect(readRefusal(problem('slot_full')).kind).toBe('other');
});
