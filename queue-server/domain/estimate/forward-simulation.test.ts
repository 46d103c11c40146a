import { describe, expect, test } from 'vitest';
import { waitRange } from '../../../protocol/wait-range.ts';
import { sampleTicket, sampleWindow } from '../queue/call-order/sample-ticket.ts';
import { addWaiting, allWaiting, emptyLines, serialiseLines } from '../queue/call-order/waiting-lines.ts';
import type { WaitingTicket } from '../queue/call-order/waiting-ticket.ts';
import { defaultOrder } from '../queue/default-order.ts';
import { startCalibration } from './calibration.ts';
import { type Present, simulateForward } from './forward-simulation.ts';
import { emptyModel, type LearnedModel } from './learned-model.ts';
import { createRandom } from './random.ts';
import { estimateOf } from './wait-estimate.ts';

const minute = 60_000;
const now = 10 * 60 * minute;
const allDay = [{ from: 0, to: 24 * 60 * minute }];
const quiet: LearnedModel = { ...emptyModel, noShowShare: 0 };

function present(windows: number, tickets: readonly WaitingTicket[], given: Partial<Present> = {}): Present {
  const lines = emptyLines();
  for (const ticket of tickets) addWaiting(lines, ticket);
  return {
    now,
    midnight: 0,
    lastTicketAt: 17 * 60 * minute,
    lines,
    windows: Array.from({ length: windows }, (_, index) => ({
      calling: sampleWindow(String(index)),
      open: allDay,
      slowness: 1,
      busy: { since: now - 2 * minute, service: null, matters: 1, ageClass: 'general' as const },
    })),
    model: quiet,
    volume: 1,
    slowness: 1,
    order: defaultOrder,
    ...given,
  };
}

function people(count: number): WaitingTicket[] {
  return Array.from({ length: count }, (_, index) =>
    sampleTicket(index + 1, { issuedAt: now - (count - index) * 1000 }),
  );
}

function median(values: readonly number[] = []): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('forward simulation', () => {
  test('[B-16] the wait grows with the people ahead and falls with the windows', () => {
    const tickets = people(20);
    const last = tickets.at(-1);
    const first = tickets[0];
    if (last === undefined || first === undefined) throw new Error('no tickets');
    const few = simulateForward(present(2, tickets), { runs: 200 }, createRandom(1));
    const many = simulateForward(present(8, tickets), { runs: 200 }, createRandom(1));
    expect(few.get(last.id)).toHaveLength(200);
    expect(median(few.get(first.id))).toBeLessThan(median(few.get(last.id)) / 5);
    expect(median(many.get(last.id))).toBeLessThan(median(few.get(last.id)) / 3);
  });

  test('the lines and their tickets are left as they are, and the same chance tells the same', () => {
    const state = present(3, people(12));
    const before = JSON.stringify([serialiseLines(state.lines), allWaiting(state.lines)]);
    const once = simulateForward(state, { runs: 20 }, createRandom(4));
    expect(JSON.stringify([serialiseLines(state.lines), allWaiting(state.lines)])).toBe(before);
    expect(simulateForward(state, { runs: 20 }, createRandom(4))).toEqual(once);
  });

  test('those who are expected to come and go first are reckoned with', () => {
    const ticket = sampleTicket(1, { issuedAt: now });
    const green = { green: 1, appointment: 0, senior: 0, general: 0 };
    const busy = { ...quiet, days: 5, arrivals: Array.from({ length: 144 }, () => 8), classShares: green };
    const behind = [
      ticket,
      ...people(5).map((one) => ({ ...one, id: `x${one.id}` as typeof one.id, issueOrder: -one.issueOrder })),
    ];
    const alone = simulateForward(present(1, behind), { runs: 100, targets: [ticket.id] }, createRandom(2));
    const rush = simulateForward(
      present(1, behind, { model: busy }),
      { runs: 100, targets: [ticket.id] },
      createRandom(2),
    );
    expect(median(rush.get(ticket.id))).toBeGreaterThan(1.3 * median(alone.get(ticket.id)));
  });

  test('[B-16] without an open window there is no estimate', () => {
    const tickets = people(3);
    const waits = simulateForward(present(0, tickets), { runs: 20 }, createRandom(1));
    for (const ticket of tickets) {
      expect(estimateOf(waits.get(ticket.id) ?? [], 20, 0, 'general', startCalibration)).toBeNull();
    }
  });

  test('a window that opens later calls from then on', () => {
    const ticket = sampleTicket(1, { issuedAt: now });
    const state = present(1, [ticket]);
    const windows = state.windows.map((window) => ({
      ...window,
      busy: null,
      open: [{ from: now + 10 * minute, to: now + 60 * minute }],
    }));
    const waits = simulateForward({ ...state, windows }, { runs: 5 }, createRandom(1));
    expect(waits.get(ticket.id)).toEqual([600, 600, 600, 600, 600]);
  });
});

describe('the printed estimate', () => {
  test('[B-16] adds what was waited, never falls below zero, and is rounded outward to five minutes', () => {
    const rests = Array.from({ length: 100 }, (_, run) => run * 10);
    const told = estimateOf(rests, 100, 60, 'general', startCalibration);
    expect(told).toEqual({ p50Seconds: 555, p90Seconds: 971 });
    expect(waitRange(told)).toEqual({ kind: 'between', fromMinutes: 5, toMinutes: 20 });
    expect(estimateOf([5, 6, 7], 3, -600, 'appointment', startCalibration)).toEqual({ p50Seconds: 0, p90Seconds: 0 });
  });
});
