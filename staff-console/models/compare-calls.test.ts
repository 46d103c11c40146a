import { expect, test } from 'vitest';
import type { CallLogReply, LoggedCall, LoggedTicket } from '../../protocol/call-log.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { compareCalls } from './compare-calls.ts';
import { nowMs } from './fixtures.test-support.ts';

const minute = 60_000;

function taken(number: string, minutesAgo: number, over: Partial<LoggedTicket> = {}): LoggedTicket {
  const issuedAt = nowMs - minutesAgo * minute;
  return { ticket: number as TicketId, number, lane: 'general', issuedAt, rankAt: issuedAt, leftAt: null, ...over };
}

function called({ ticket, number, lane, issuedAt }: LoggedTicket, minutesAgo: number, over: Partial<LoggedCall> = {}) {
  const call: LoggedCall = {
    seq: 1_000 - minutesAgo,
    at: nowMs - minutesAgo * minute,
    ticket,
    number,
    lane,
    issuedAt,
    windowLabel: '3',
    staffNo: 'T003',
    outcome: 'stands',
    explanation: {
      rule: 'accumulated-priority',
      scores: { general: 1.3, senior: 0.9 },
      overtaken: 0,
      budget: 5,
      waitedSeconds: 600,
    },
    ...over,
  };
  return call;
}

function logOf(tickets: LoggedTicket[], calls: LoggedCall[]): CallLogReply {
  return { utcOffsetMinutes: 480, tickets, calls: [...calls].sort((one, other) => other.seq - one.seq) };
}

const general = taken('A012', 40);
const senior = taken('Y003', 12, { lane: 'senior' });

test('[B-05] both waited: the rule decided, and the scores of the two lines say how', () => {
  const log = logOf([general, senior], [called(general, 5)]);
  expect(compareCalls(log, ['A012', 'Y003'])).toMatchObject({
    kind: 'by-rule',
    scores: { called: 1.3, other: 0.9, otherLane: 'senior' },
    sameLine: 'no',
  });
});

test('[B-05] who came after the call, or had left before it, was not there to be called', () => {
  const log = logOf([general, senior], [called(general, 15)]);
  expect(compareCalls(log, ['A012', 'Y003'])).toMatchObject({ kind: 'not-taken-yet', at: senior.issuedAt });
  const gone = { ...senior, leftAt: nowMs - 8 * minute };
  expect(compareCalls(logOf([general, gone], [called(general, 5)]), ['A012', 'Y003']).kind).toBe('had-left');
});

test('[A-02] a booking whose slot is still to come did not compete', () => {
  const booked = taken('B001', 30, { lane: 'appointment', rankAt: nowMs + 10 * minute });
  expect(compareCalls(logOf([general, booked], [called(general, 5)]), ['A012', 'B001']).kind).toBe('slot-to-come');
});

test('[B-05] where it was the other way round the question is answered so', () => {
  const log = logOf([general, senior], [called(general, 5), called(senior, 9)]);
  expect(compareCalls(log, ['A012', 'Y003'])).toMatchObject({ kind: 'other-first', call: { number: 'Y003' } });
});

test('[B-03] in one line the earlier goes first; an earlier one that could not be called is told as such', () => {
  const later = taken('A013', 20);
  expect(compareCalls(logOf([general, later], [called(general, 5)]), ['A012', 'A013'])).toMatchObject({
    scores: null,
    sameLine: 'ahead',
  });
  expect(compareCalls(logOf([general, later], [called(later, 5)]), ['A013', 'A012'])).toMatchObject({
    sameLine: 'behind',
  });
});

test('a wrong press does not count as a call; numbers that nobody has are named', () => {
  const log = logOf([general, senior], [called(general, 5, { outcome: 'taken-back' })]);
  expect(compareCalls(log, ['A012', 'Y003'])).toEqual({ kind: 'not-called', number: 'A012' });
  expect(compareCalls(log, ['A012', 'Z9'])).toEqual({ kind: 'unknown', numbers: ['Z9'] });
});
