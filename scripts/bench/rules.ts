import type { TicketId, WindowId } from '../../protocol/ids.ts';
import type { PriorityClass } from '../../protocol/ticket.ts';
import { simulateForward } from '../../queue-server/domain/estimate/forward-simulation.ts';
import { emptyModel } from '../../queue-server/domain/estimate/learned-model.ts';
import { createRandom } from '../../queue-server/domain/estimate/random.ts';
import { pick } from '../../queue-server/domain/queue/call-order/pick.ts';
import { addWaiting, emptyLines, type WaitingLines } from '../../queue-server/domain/queue/call-order/waiting-lines.ts';
import type { CallingWindow } from '../../queue-server/domain/queue/call-order/waiting-ticket.ts';
import { defaultOrder } from '../../queue-server/domain/queue/default-order.ts';
import { round } from './http.ts';

const minuteMs = 60_000;
const now = Date.parse('2026-01-05T02:00:00Z');
const classes: readonly PriorityClass[] = [
  'general',
  'senior',
  'general',
  'appointment',
  'general',
  'general',
  'senior',
];

/** One choice of the call order among so many people, in microseconds. */
export function measurePick(waiting: number): { readonly waiting: number; readonly microseconds: number } {
  const lines = linesOf(waiting);
  const window = windowOf(1);
  const choices = 20_000;
  for (let warm = 0; warm < choices; warm += 1) pick(lines, window, now, defaultOrder);
  const startedMs = performance.now();
  for (let choice = 0; choice < choices; choice += 1) pick(lines, window, now + choice, defaultOrder);
  return { waiting, microseconds: round(((performance.now() - startedMs) * 1000) / choices) };
}

/** One pass of the forward simulation, a hundred runs, that gives every waiting person an estimate, in milliseconds. */
export function measureEstimate(waiting: number): { readonly waiting: number; readonly ms: number } {
  const open = [{ from: now, to: now + 480 * minuteMs }];
  const windows = Array.from({ length: 8 }, (_, index) => ({
    open,
    slowness: 1,
    calling: windowOf(index),
    busy: null,
  }));
  const present = {
    now,
    midnight: now - 600 * minuteMs,
    lastTicketAt: now + 440 * minuteMs,
    lines: linesOf(waiting),
    windows,
    model: emptyModel,
    volume: 1,
    slowness: 1,
    order: defaultOrder,
  };
  const passes = 10;
  const random = createRandom(1);
  simulateForward(present, { runs: 100 }, random);
  const startedMs = performance.now();
  for (let pass = 0; pass < passes; pass += 1) simulateForward(present, { runs: 100 }, random);
  return { waiting, ms: round((performance.now() - startedMs) / passes) };
}

function linesOf(waiting: number): WaitingLines {
  const lines = emptyLines();
  for (let order = 1; order <= waiting; order += 1) {
    const issuedAt = now - (waiting - order + 1) * 20_000;
    const priorityClass = classes[order % classes.length] ?? 'general';
    addWaiting(lines, {
      id: `t${order}` as TicketId,
      number: `A${order}`,
      priorityClass,
      pool: 'common',
      matters: 1,
      service: 1 + (order % 64),
      flags: [],
      issuedAt,
      issueOrder: order,
      rankAt: issuedAt,
      appointmentAt: priorityClass === 'appointment' ? issuedAt : null,
      ageClass: priorityClass === 'senior' ? 'senior' : 'general',
      overtaken: 0,
      budget: 5 + 0.25 * order,
      reservedFor: null,
      behindUntilCall: 0,
    });
  }
  return lines;
}

function windowOf(index: number): CallingWindow {
  return { id: String(index) as WindowId, kind: 'comprehensive', services: [], lowCounter: false };
}
