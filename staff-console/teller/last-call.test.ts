import { expect, test } from 'vitest';
import { aTicket, nowMs } from '../models/fixtures.test-support.ts';
import { followLastCall } from './last-call.ts';

const called = aTicket({ number: 'A001', status: 'called', calledAt: nowMs });

test('[B-14] the count-down to the next recall begins with each call', () => {
  const first = followLastCall(null, called, nowMs + 100);
  expect(first).toEqual({ ticket: called.id, recalls: 0, at: nowMs });
  expect(followLastCall(first, called, nowMs + 5_000)).toBe(first);
  const second = followLastCall(first, { ...called, recalls: 1 }, nowMs + 20_000);
  expect(second).toEqual({ ticket: called.id, recalls: 1, at: nowMs + 20_000 });
  expect(followLastCall(second, { ...called, recalls: 1 }, nowMs + 30_000)).toBe(second);
});

test('another ticket, or none, starts afresh', () => {
  const first = followLastCall(null, called, nowMs);
  const other = aTicket({ number: 'A002', status: 'called', calledAt: nowMs + 60_000 });
  expect(followLastCall(first, other, nowMs + 60_100)).toEqual({ ticket: other.id, recalls: 0, at: nowMs + 60_000 });
  expect(followLastCall(first, null, nowMs)).toBeNull();
});
