import { expect, test, vi } from 'vitest';
import type { CardData } from '../../protocol/agent.ts';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import { err, ok } from '../../protocol/result.ts';
import { localProblem, readProblem } from '../../ui/client/client-problem.ts';
import { freeSlot, sampleBooking, sampleTicket } from '../flow/flow.test-support.ts';
import type { Input } from '../flow/inputs.ts';
import type { Effect } from '../flow/outcome.ts';
import { defaultSettings } from '../flow/state.ts';
import { createCardSlot } from './card-slot.ts';
import { createCodeSlot } from './code-slot.ts';
import type { HallApi } from './hall-api.ts';
import { createEffectRunner } from './run-effect.ts';

const card: CardData = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' };
const ticket = { ...sampleTicket('B001'), lane: 'appointment' as const, issuedAt: 0 };
const booking = { ...sampleBooking, status: 'booked' } as BookingReply;
const { code } = sampleBooking;
const checkIn: Effect = { type: 'check-in', request: 1, code, asWalkIn: false };
const slots = {
  days: [
    {
      day: freeSlot.day,
      slots: [
        { start: '10:30', end: '11:00', left: 0 },
        { start: '11:00', end: '11:30', left: 2 },
      ],
    },
    { day: '2026-05-07', slots: ['08:30', '09:00', '09:30'].map((start) => ({ start, end: start, left: 1 })) },
  ],
};

async function run(api: Partial<HallApi>, ...effects: readonly Effect[]): Promise<Input[]> {
  const sent: Input[] = [];
  const slot = createCardSlot();
  slot.put(card);
  const runEffect = createEffectRunner({
    api: api as HallApi,
    agent: () => null,
    card: slot,
    codes: createCodeSlot(),
    settings: () => defaultSettings,
    serviceName: () => null,
    takesBookings: () => true,
    visit: () => 0,
    onWipe: () => undefined,
  });
  for (const [index, effect] of effects.entries()) {
    runEffect(effect, (input) => sent.push(input));
    await vi.waitFor(() => expect(sent).toHaveLength(index + 1));
  }
  return sent;
}

test('[A-02] a check-in that is tried again keeps its key, the next one has another', async () => {
  const keys: string[] = [];
  const api: Partial<HallApi> = {
    checkIn: async (_body, key) => {
      keys.push(key);
      return keys.length === 1 ? err(localProblem('no_answer_in_time')) : ok(ticket);
    },
  };
  const sent = await run(api, checkIn, checkIn, { ...checkIn, request: 2 });
  expect(sent.map(({ type }) => type)).toEqual(['request-unanswered', 'ticket-issued', 'ticket-issued']);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[1]);
});

test.each([
  [
    { code: 'check_in_too_early', opensAt: 5 },
    { why: 'early', opensAt: 5 },
  ],
  [
    { code: 'check_in_another_day', day: '2026-05-07', start: '09:00' },
    { why: 'another-day', day: '2026-05-07', start: '09:00' },
  ],
  [{ code: 'booking_closed', status: 'cancelled' }, { why: 'used' }],
  [{ code: 'unknown_booking' }, { why: 'unknown' }],
])('[A-02] the refusal %o is said as %o', async (problem, stop) => {
  const sent = await run({ checkIn: async () => err(readProblem(409, problem)) }, checkIn);
  expect(sent).toEqual([{ type: 'booking-stopped', request: 1, code, stop }]);
});

test('[A-02] lapsed: the next free slots come along, three of them, full ones left out', async () => {
  const api: Partial<HallApi> = {
    checkIn: async () => err(readProblem(409, { code: 'check_in_too_late' })),
    slots: async () => ok(slots),
  };
  const next = [
    freeSlot,
    ...(slots.days[1]?.slots ?? []).slice(0, 2).map(({ start, end }) => ({ day: '2026-05-07', start, end })),
  ];
  expect(await run(api, checkIn)).toEqual([
    { type: 'booking-stopped', request: 1, code, stop: { why: 'lapsed', next } },
  ]);
});

test('[A-02] moved: the new time is told; a slot that filled up meanwhile brings other ones', async () => {
  const move: Effect = { type: 'move-booking', request: 1, code, slot: freeSlot };
  expect(await run({ moveBooking: async () => ok(booking) }, move)).toEqual([
    { type: 'booking-stopped', request: 1, code, stop: { why: 'moved', booking: sampleBooking } },
  ]);
  const full: Partial<HallApi> = {
    moveBooking: async () => err(readProblem(409, { code: 'slot_full' })),
    slots: async () => ok(slots),
  };
  expect(await run(full, move)).toMatchObject([{ stop: { why: 'lapsed', next: [freeSlot, {}, {}] } }]);
});

test('[A-02] a card without a ticket but with a booking leads to the booking', async () => {
  const api: Partial<HallApi> = {
    find: async () => ok({ tickets: [] }),
    findBookings: async () => ok({ bookings: [booking] }),
  };
  expect(await run(api, { type: 'find', request: 1 })).toEqual([
    { type: 'bookings-found', request: 1, bookings: [sampleBooking] },
  ]);
  const none = { ...api, findBookings: async () => ok({ bookings: [] }) };
  expect(await run(none, { type: 'find', request: 1 })).toEqual([{ type: 'tickets-found', request: 1, tickets: [] }]);
});

test('[B-12] a number that exists already is offered again', async () => {
  const problem = readProblem(409, { code: 'ticket_already_active', ticket });
  const sent = await run({ checkIn: async () => err(problem) }, checkIn);
  expect(sent).toMatchObject([{ type: 'request-refused', ticket: { number: 'B001' } }]);
});
