import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHall, read, sampleTicket, take } from '../flow/flow.test-support.ts';
import type { Effect } from '../flow/outcome.ts';
import { idleMs, warningMs } from '../flow/timer.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { createOutcomeLog, type OutcomeLog } from './outcome-log.ts';

let kiosk: Kiosk;
let log: OutcomeLog;
let ran: Effect[];

beforeEach(() => {
  vi.useFakeTimers();
  log = createOutcomeLog();
  ran = [];
  kiosk = createKiosk({ clock: { now: () => Date.now() }, log, run: (effect) => ran.push(effect) });
  kiosk.send({ type: 'server-found' });
  kiosk.send({ type: 'hall-told', service: { state: 'open', until: null, opensAt: null } });
});
afterEach(() => {
  kiosk.stop();
  vi.useRealTimers();
});

test('[D-27] 60 s without a touch warn, 30 s more wipe and go home', () => {
  kiosk.send(take);
  vi.advanceTimersByTime(idleMs);
  expect(kiosk.state.value.warned).toBe(true);
  vi.advanceTimersByTime(warningMs - 1);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual([{ type: 'wipe' }]);
  expect(kiosk.state.value.screen).toEqual({ at: 'home' });
});

test('one touch goes on: "stay" ends the warning and begins the time anew', () => {
  kiosk.send(take);
  vi.advanceTimersByTime(idleMs + warningMs - 1);
  kiosk.send({ type: 'stay' });
  expect(kiosk.state.value).toMatchObject({ warned: false, screen: { at: 'themes' } });
  vi.advanceTimersByTime(idleMs - 1);
  expect(kiosk.state.value.warned).toBe(false);
});

test('a touch anywhere begins the idle time anew', () => {
  kiosk.send(take);
  vi.advanceTimersByTime(idleMs - 1);
  kiosk.touched();
  vi.advanceTimersByTime(idleMs - 1);
  expect(kiosk.state.value.warned).toBe(false);
});

test('elders have twice the time', () => {
  kiosk.send({ type: 'switch', setting: 'elder' });
  kiosk.send(take);
  vi.advanceTimersByTime(2 * idleMs - 1);
  expect(kiosk.state.value.warned).toBe(false);
  vi.advanceTimersByTime(1);
  expect(kiosk.state.value.warned).toBe(true);
});

test('news of the hall gives nobody more time', () => {
  kiosk.send(take);
  vi.advanceTimersByTime(idleMs - 1);
  kiosk.send({ type: 'hall-told', service: { state: 'open', until: 1, opensAt: null } });
  vi.advanceTimersByTime(1);
  expect(kiosk.state.value.warned).toBe(true);
});

test('an untouched home screen stays as it is', () => {
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(ran).toEqual([]);
});

test('a printed ticket leaves the screen by itself', () => {
  const ticket = sampleTicket('A001');
  kiosk.send({ type: 'choose-direct' });
  kiosk.send({ type: 'take-ticket' });
  kiosk.send({ type: 'ticket-issued', request: 1, ticket });
  kiosk.send({ type: 'print-ended', ticket: ticket.id, print: { state: 'printed' } });
  vi.advanceTimersByTime(25_000);
  expect(kiosk.state.value.screen).toEqual({ at: 'goodbye', why: 'finished' });
  vi.advanceTimersByTime(6_000);
  expect(kiosk.state.value).toEqual({ ...openHall, requests: kiosk.state.value.requests });
});

test('[D-07] without paper the number stays longer, and is warned of before it goes', () => {
  const ticket = sampleTicket('A001');
  kiosk.send({ type: 'choose-direct' });
  kiosk.send({ type: 'take-ticket' });
  kiosk.send({ type: 'ticket-issued', request: 1, ticket });
  kiosk.send({ type: 'print-ended', ticket: ticket.id, print: { state: 'failed', cause: 'paper-out' } });
  vi.advanceTimersByTime(idleMs);
  expect(kiosk.state.value).toMatchObject({ warned: true, screen: { at: 'ticket' } });
});

test('what was not simply done is logged by name, and nothing of a person is in it', () => {
  kiosk.send(read);
  kiosk.send({ type: 'take-ticket' });
  kiosk.send({ type: 'ticket-cancelled', request: 99 });
  expect(log.read().map(({ input, outcome }) => `${input}: ${outcome}`)).toEqual([
    'take-ticket: still-working',
    'ticket-cancelled: late-answer',
  ]);
  expect(JSON.stringify(log.read())).not.toContain('王');
});

test('the log is bounded', () => {
  for (let count = 0; count < 500; count += 1) kiosk.send({ type: 'keep-ticket' });
  expect(log.read()).toHaveLength(200);
});
