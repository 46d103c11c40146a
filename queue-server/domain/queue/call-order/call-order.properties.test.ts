import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WindowId } from '../../../../protocol/ids.ts';
import { defaultOrder } from '../default-order.ts';
import { pick } from './pick.ts';
import { nextNumbers, peopleAhead } from './position.ts';
import { sampleTicket, sampleWindow } from './sample-ticket.ts';
import {
  addWaiting,
  allWaiting,
  emptyLines,
  recordCall,
  removeWaiting,
  restoreLines,
  serialiseLines,
  ticketsAheadAtIssue,
  type WaitingLines,
  waitingCount,
} from './waiting-lines.ts';
import type { WaitingTicket } from './waiting-ticket.ts';

const minute = 60_000;
const windows = [sampleWindow('1'), sampleWindow('2', { services: [1, 2] }), sampleWindow('3', { lowCounter: true })];

/** A step of a day: somebody comes, or a window calls. */
const step = fc.record({
  kind: fc.constantFrom('issue', 'issue', 'issue', 'call', 'call'),
  passMs: fc.integer({ min: 0, max: 4 * minute }),
  priorityClass: fc.constantFrom('green', 'appointment', 'senior', 'senior', 'general', 'general', 'general'),
  slotMs: fc.integer({ min: -5 * minute, max: 40 * minute }),
  service: fc.constantFrom(null, 1, 2, 3),
  flags: fc.constantFrom([], [], [], ['low-counter' as const]),
  window: fc.integer({ min: 0, max: 2 }),
  behind: fc.constantFrom(0, 0, 0, 0, 3),
  reserved: fc.constantFrom(null, null, null, null, '3' as WindowId),
} as const);
const day = fc.array(step, { minLength: 1, maxLength: 150 });
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Called {
  readonly ticket: WaitingTicket;
  readonly rule: string;
  readonly before: readonly WaitingTicket[];
  readonly now: number;
  readonly window: (typeof windows)[number];
  readonly calls: number;
}

/** Plays a day and hands each call to `look` before the ticket is taken out. */
function play(steps: readonly Step[], look: (lines: WaitingLines, called: Called) => void): WaitingLines {
  const lines = emptyLines();
  let now = 0;
  let issued = 0;
  for (const one of steps) {
    now += one.passMs;
    if (one.kind === 'issue') {
      issued += 1;
      const booking = one.priorityClass === 'appointment';
      const ticket = sampleTicket(issued, {
        priorityClass: one.priorityClass,
        issuedAt: now,
        rankAt: booking ? Math.max(now, now + one.slotMs) : now,
        appointmentAt: booking ? now + one.slotMs : null,
        service: one.service,
        flags: one.flags,
        budget: 5 + 0.25 * ticketsAheadAtIssue(lines, 'common'),
        behindUntilCall: one.behind === 0 ? 0 : lines.calls + one.behind,
        reservedFor: one.reserved,
      });
      addWaiting(lines, ticket);
      continue;
    }
    const window = windows[one.window] ?? sampleWindow('1');
    const choice = pick(lines, window, now, defaultOrder);
    if (choice === null) continue;
    const { ticket, explanation } = choice;
    look(lines, { ticket, rule: explanation.rule, before: allWaiting(lines), now, window, calls: lines.calls });
    removeWaiting(lines, ticket.id);
    recordCall(lines, ticket, window);
  }
  return lines;
}

test('[B-06] nobody is ever overtaken beyond the budget', () => {
  fc.assert(
    fc.property(day, (steps) => {
      const lines = play(steps, (_, { ticket }) => expect(ticket.overtaken).toBeLessThanOrEqual(ticket.budget));
      for (const ticket of allWaiting(lines)) expect(ticket.overtaken).toBeLessThanOrEqual(ticket.budget);
    }),
    { numRuns: 300 },
  );
});

test('[B-05] green is the next call of a window that may serve it, unless the guard is on or it was put behind', () => {
  fc.assert(
    fc.property(day, (steps) => {
      play(steps, (_, called) => {
        const green = called.before.some(
          (ticket) =>
            ticket.priorityClass === 'green' &&
            ticket.behindUntilCall <= called.calls &&
            (ticket.reservedFor ?? called.window.id) === called.window.id &&
            (ticket.service === null ||
              called.window.services.length === 0 ||
              called.window.services.includes(ticket.service)),
        );
        if (green && called.rule !== 'green-guard') expect(called.ticket.priorityClass).toBe('green');
      });
    }),
    { numRuns: 300 },
  );
});

test('within a class calls go by rank among those the window may serve', () => {
  const plain = day.map((steps) =>
    steps.map((one) => ({ ...one, service: null, behind: 0 as const, reserved: null, flags: [] as [] })),
  );
  fc.assert(
    fc.property(plain, (steps) => {
      play(steps, (_, { ticket, before }) => {
        const first = before
          .filter((other) => other.priorityClass === ticket.priorityClass)
          .every((other) => other.rankAt > ticket.rankAt || other.issueOrder >= ticket.issueOrder);
        expect(first).toBe(true);
      });
    }),
    { numRuns: 200 },
  );
});

test('a call depends on the lines, the window and the time alone: asked twice, and after a snapshot, it is the same', () => {
  fc.assert(
    fc.property(day, (steps) => {
      play(steps, (lines, { ticket, now, window }) => {
        expect(pick(lines, window, now, defaultOrder)?.ticket).toBe(ticket);
        const kept = JSON.parse(JSON.stringify(serialiseLines(lines)));
        const restored = restoreLines(kept, (id) => lines.byId.get(id));
        const again = pick(restored, window, now, defaultOrder);
        expect(again).toEqual(pick(lines, window, now, defaultOrder));
      });
    }),
    { numRuns: 60 },
  );
});

test('the board names next who is called next', () => {
  fc.assert(
    fc.property(day, (steps) => {
      play(steps, (lines, { ticket, now, window }) => {
        expect(nextNumbers(lines, [window], now, defaultOrder, 3)[0]).toBe(ticket.number);
      });
    }),
    { numRuns: 60 },
  );
});

test('[B-16] people ahead is close to the number that is really called first', () => {
  const waiting = fc.array(
    fc.record({
      priorityClass: fc.constantFrom('green', 'senior', 'general', 'general', 'general'),
      gapMs: fc.integer({ min: 0, max: 2 * minute }),
    } as const),
    { minLength: 2, maxLength: 60 },
  );
  const errors: number[] = [];
  fc.assert(
    fc.property(waiting, (people) => {
      const lines = emptyLines();
      let now = 0;
      people.forEach((person, index) => {
        now += person.gapMs;
        const priorityClass = person.priorityClass;
        addWaiting(lines, sampleTicket(index + 1, { priorityClass, issuedAt: now, budget: 1000 }));
      });
      const last = allWaiting(lines).at(-1);
      if (last === undefined) return;
      const told = peopleAhead(lines, last, now, defaultOrder, 60);
      let called = 0;
      for (let at = now; ; at += minute) {
        const next = pick(lines, sampleWindow('1'), at, defaultOrder)?.ticket;
        if (next === undefined || next === last) break;
        removeWaiting(lines, next.id);
        recordCall(lines, next);
        called += 1;
      }
      expect(told).toBeLessThan(people.length);
      errors.push(Math.abs(told - called));
    }),
    { numRuns: 200, seed: 5104 },
  );
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(1);
});

test('[A-02] [B-16] a late booking is told of those who go before it until it is due, and no more', () => {
  const lines = emptyLines();
  for (let order = 1; order <= 20; order += 1)
    addWaiting(lines, sampleTicket(order, { issuedAt: order, budget: 1000 }));
  const booking = sampleTicket(21, { priorityClass: 'appointment', issuedAt: 45 * minute, appointmentAt: 0 });
  // Twenty have waited three quarters of an hour: it overtakes none of them before it is due, after eight calls.
  expect(peopleAhead(lines, booking, 45 * minute, defaultOrder, 60)).toBe(8);
  expect(peopleAhead(lines, booking, 45 * minute, defaultOrder, 10 * 60)).toBe(1);
  expect(peopleAhead(lines, booking, 45 * minute, defaultOrder, 1)).toBe(20);
});

test('people come and go at the ends of a long line in little time', () => {
  const lines = emptyLines();
  const people = 100_000;
  // The time of this process: a busy machine is no long line.
  const started = process.cpuUsage();
  for (let order = 1; order <= people; order += 1) addWaiting(lines, sampleTicket(order));
  expect(waitingCount(lines)).toBe(people);
  for (let order = 1; order <= people; order += 1) removeWaiting(lines, sampleTicket(order).id);
  expect(waitingCount(lines)).toBe(0);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(3000);
});
