import { describe, expect, test } from 'vitest';
import type { WindowId } from '../../../../protocol/ids.ts';
import { defaultOrder } from '../default-order.ts';
import { mayServe, pick } from './pick.ts';
import { sampleTicket, sampleWindow } from './sample-ticket.ts';
import { addWaiting, emptyLines, recordCall, removeWaiting, type WaitingLines } from './waiting-lines.ts';
import type { WaitingTicket } from './waiting-ticket.ts';

const minute = 60_000;
const window = sampleWindow('1');

function linesOf(...tickets: WaitingTicket[]): WaitingLines {
  const lines = emptyLines();
  for (const ticket of tickets) addWaiting(lines, ticket);
  return lines;
}

function callNext(lines: WaitingLines, now: number, at = window) {
  const choice = pick(lines, at, now, defaultOrder);
  if (choice === null) return null;
  removeWaiting(lines, choice.ticket.id);
  recordCall(lines, choice.ticket, at);
  return choice;
}

describe('call order', () => {
  test('nobody waits: nobody is called', () => {
    expect(pick(emptyLines(), window, 0, defaultOrder)).toBeNull();
  });

  test('[B-05] green is the next call, however long others have waited', () => {
    const lines = linesOf(sampleTicket(1), sampleTicket(2, { priorityClass: 'green' }));
    const choice = pick(lines, window, 40 * minute, defaultOrder);
    expect(choice?.ticket.issueOrder).toBe(2);
    expect(choice?.explanation.rule).toBe('green');
  });

  test('[B-05] the guard lets one other call through between green ones once they are most of the calls', () => {
    const lines = emptyLines();
    addWaiting(lines, sampleTicket(1, { issuedAt: 0 }));
    addWaiting(lines, sampleTicket(2, { issuedAt: 1 }));
    for (let order = 3; order <= 14; order += 1) addWaiting(lines, sampleTicket(order, { priorityClass: 'green' }));
    const rules = Array.from({ length: 12 }, () => callNext(lines, 46 * minute)?.explanation.rule);
    expect(rules.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'green'));
    expect(rules.slice(8)).toEqual(['green-guard', 'green', 'green-guard', 'green']);
  });

  test('[A-02] a booking that waited 8 minutes after its slot goes before a much longer wait', () => {
    const booking = sampleTicket(2, {
      priorityClass: 'appointment',
      issuedAt: 50 * minute,
      rankAt: 60 * minute,
      appointmentAt: 60 * minute,
    });
    const lines = linesOf(sampleTicket(1, { issuedAt: 0 }), booking);
    expect(pick(lines, window, 67.9 * minute, defaultOrder)?.ticket.issueOrder).toBe(1);
    const choice = pick(lines, window, 68 * minute, defaultOrder);
    expect(choice?.ticket.issueOrder).toBe(2);
    expect(choice?.explanation.rule).toBe('booking-due');
  });

  test('[A-02] a booking ahead of its slot is called only when nobody else waits', () => {
    const booking = sampleTicket(1, {
      priorityClass: 'appointment',
      issuedAt: 0,
      rankAt: 60 * minute,
      appointmentAt: 60 * minute,
    });
    const lines = linesOf(booking, sampleTicket(2, { issuedAt: 50 * minute }));
    expect(callNext(lines, 51 * minute)?.ticket.issueOrder).toBe(2);
    const early = callNext(lines, 51 * minute);
    expect(early?.ticket.issueOrder).toBe(1);
    expect(early?.explanation.rule).toBe('booking-early');
    expect(early?.explanation.waitedSeconds).toBe(0);
  });

  test('a booking close to its slot scores at least what its holder would as a walk-in', () => {
    const booking = sampleTicket(1, {
      priorityClass: 'appointment',
      ageClass: 'senior',
      issuedAt: 0,
      rankAt: 28 * minute,
      appointmentAt: 28 * minute,
    });
    const lines = linesOf(booking, sampleTicket(2, { issuedAt: minute, priorityClass: 'senior' }));
    const choice = pick(lines, window, 24 * minute, defaultOrder);
    expect(choice?.ticket.issueOrder).toBe(1);
    expect(choice?.explanation.scores).toEqual({ appointment: 2, senior: 1.917 });
  });

  test('[B-04] a senior of 13 minutes goes before a general ticket of 30', () => {
    const lines = linesOf(
      sampleTicket(1, { issuedAt: 0 }),
      sampleTicket(2, { issuedAt: 17 * minute, priorityClass: 'senior' }),
    );
    const choice = pick(lines, window, 30 * minute, defaultOrder);
    expect(choice?.ticket.issueOrder).toBe(2);
    expect(choice?.explanation).toEqual({
      rule: 'accumulated-priority',
      scores: { senior: 1.083, general: 1 },
      overtaken: 0,
      budget: 5,
      waitedSeconds: 780,
    });
  });

  test('[B-06] a ticket whose budget is spent goes before all that were issued after it', () => {
    const spent = sampleTicket(1, { issuedAt: 0, overtaken: 5, budget: 5.75 });
    const lines = linesOf(spent, sampleTicket(2, { issuedAt: 0, priorityClass: 'senior' }));
    const choice = pick(lines, window, 10 * minute, defaultOrder);
    expect(choice?.ticket).toBe(spent);
    expect(choice?.explanation).toMatchObject({ rule: 'overtaking-budget', overtaken: 5, budget: 5.75 });
  });

  test('[B-06] an earlier issue may still go before the ticket whose budget is spent', () => {
    const spent = sampleTicket(2, { issuedAt: 1, overtaken: 5 });
    const lines = linesOf(
      sampleTicket(1, { issuedAt: 0 }),
      spent,
      sampleTicket(3, { issuedAt: 1, priorityClass: 'senior' }),
    );
    expect(pick(lines, window, 10 * minute, defaultOrder)?.ticket.issueOrder).toBe(1);
  });

  test('[B-06] the explanation names the ticket whose spent budget decided, and compares only those who came in question', () => {
    const spent = sampleTicket(2, { issuedAt: 1, overtaken: 5 });
    const lines = linesOf(
      sampleTicket(1, { issuedAt: 0, priorityClass: 'senior' }),
      spent,
      sampleTicket(3, { priorityClass: 'appointment', issuedAt: minute }),
    );
    expect(pick(lines, window, 8 * minute, defaultOrder)).toMatchObject({
      ticket: { issueOrder: 1 },
      explanation: {
        rule: 'overtaking-budget',
        overtaken: 0,
        boundBy: { number: 'A002', overtaken: 5, budget: 5 },
        scores: { senior: 0.667, general: 0.267 },
      },
    });
    removeWaiting(lines, sampleTicket(1).id);
    const own = pick(lines, window, 8 * minute, defaultOrder);
    expect(own?.ticket).toBe(spent);
    expect(own?.explanation).not.toHaveProperty('boundBy');
    expect(own?.explanation.scores).toEqual({ general: 0.267 });
  });

  test('[A-02] a booking too far ahead of its slot is in no comparison, however high it would score', () => {
    const early = { priorityClass: 'appointment', ageClass: 'senior', issuedAt: 0, rankAt: 60 * minute } as const;
    const lines = linesOf(sampleTicket(1, early), sampleTicket(2, { issuedAt: minute }));
    expect(pick(lines, window, 31 * minute, defaultOrder)?.explanation).toMatchObject({
      rule: 'accumulated-priority',
      scores: { general: 1 },
    });
    expect(pick(lines, window, 31 * minute, defaultOrder)?.explanation.scores).not.toHaveProperty('appointment');
  });

  test('[B-14] a reactivated ticket stands behind, unless nobody else can be called', () => {
    const back = sampleTicket(1, { issuedAt: 0, behindUntilCall: 3 });
    const lines = linesOf(back);
    for (let order = 2; order <= 5; order += 1) addWaiting(lines, sampleTicket(order));
    const called = Array.from({ length: 5 }, () => callNext(lines, 30 * minute)?.ticket.issueOrder);
    expect(called).toEqual([2, 3, 4, 1, 5]);
    expect(back.overtaken).toBe(0);
    addWaiting(lines, sampleTicket(6, { behindUntilCall: 99 }));
    expect(callNext(lines, 30 * minute)?.ticket.issueOrder).toBe(6);
  });

  test('[Q-01] a low counter calls first whoever asked for one, and other windows may serve them too', () => {
    const lines = linesOf(sampleTicket(1, { issuedAt: 0 }), sampleTicket(2, { issuedAt: 1, flags: ['low-counter'] }));
    const low = pick(lines, sampleWindow('8', { lowCounter: true }), minute, defaultOrder);
    expect(low?.ticket.issueOrder).toBe(2);
    expect(low?.explanation.rule).toBe('low-counter');
    removeWaiting(lines, sampleTicket(1).id);
    expect(pick(lines, window, minute, defaultOrder)?.ticket.issueOrder).toBe(2);
  });

  test('the short-job option prefers short matters and is off by default', () => {
    const lines = linesOf(
      sampleTicket(1, { issuedAt: 0, expectedMinutes: 20 }),
      sampleTicket(2, { issuedAt: minute, expectedMinutes: 2 }),
    );
    expect(pick(lines, window, 10 * minute, defaultOrder)?.ticket.issueOrder).toBe(1);
    const short = { ...defaultOrder, shortJobExponent: 0.2 };
    expect(pick(lines, window, 10 * minute, short)?.ticket.issueOrder).toBe(2);
  });
});

describe('who may serve whom', () => {
  test('[B-02] any window serves any item unless the hall limits it; a question goes anywhere', () => {
    const limited = sampleWindow('3', { services: [7, 9] });
    expect(mayServe(window, sampleTicket(1, { service: 5 }))).toBe(true);
    expect(mayServe(limited, sampleTicket(1, { service: 5 }))).toBe(false);
    expect(mayServe(limited, sampleTicket(1, { service: 9 }))).toBe(true);
    expect(mayServe(limited, sampleTicket(1, { service: null }))).toBe(true);
  });

  test.each(['bulk', 'unresolved-matter', 'result-pickup'] as const)(
    '[B-09] the %s pool has windows of its own',
    (pool) => {
      const ticket = sampleTicket(1, { pool });
      expect(mayServe(window, ticket)).toBe(false);
      expect(mayServe(sampleWindow('9', { kind: pool }), ticket)).toBe(true);
    },
  );

  test('[B-14] a ticket reserved for a window is called there only', () => {
    const lines = linesOf(sampleTicket(1, { reservedFor: '2' as WindowId }), sampleTicket(2));
    expect(pick(lines, window, 10 * minute, defaultOrder)?.ticket.issueOrder).toBe(2);
    expect(pick(lines, sampleWindow('2'), 10 * minute, defaultOrder)?.ticket.issueOrder).toBe(1);
  });
});
