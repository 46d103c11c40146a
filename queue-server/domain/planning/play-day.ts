import type { WindowId } from '../../../protocol/ids.ts';
import { type ForwardWindow, simulateForward } from '../estimate/forward-simulation.ts';
import { createRandom } from '../estimate/random.ts';
import { type Interval, usefulShare } from '../estimate/window-plan.ts';
import { emptyLines } from '../queue/call-order/waiting-lines.ts';
import { halfHourMinutes, type PlanQuestion } from './plan-question.ts';

const minuteMs = 60_000;
/** After closing everybody with a ticket is still served; nobody is there longer than this. */
const afterClosingMinutes = 240;

/** Waits in seconds of all who came in each half hour of all simulated days. */
export type PlayedWaits = readonly (readonly number[])[];

/** Plays a day with so many windows in each half hour, many times, under the hall's own call order. */
export function playDay(question: PlanQuestion, windows: readonly number[], days: number, seed: number): PlayedWaits {
  const { opens, closes, lastTicket, model, order } = question;
  const waits: number[][] = windows.map(() => []);
  const now = opens * minuteMs;
  simulateForward(
    {
      now,
      midnight: 0,
      lastTicketAt: lastTicket * minuteMs,
      lines: emptyLines(),
      windows: windowsOf(question, windows),
      model,
      volume: 1,
      slowness: 1,
      order,
    },
    {
      runs: days,
      horizonMinutes: closes - opens + afterClosingMinutes,
      onCall: (ticket, at) => {
        waits[Math.floor((ticket.rankAt - now) / minuteMs / halfHourMinutes)]?.push((at - ticket.rankAt) / 1000);
      },
    },
    createRandom(seed),
  );
  return waits;
}

function windowsOf({ opens }: PlanQuestion, windows: readonly number[]): ForwardWindow[] {
  return Array.from({ length: Math.max(0, ...windows) }, (_, place) => ({
    open: openings(opens, windows, place),
    slowness: 1 / usefulShare,
    calling: { id: `planned-${place + 1}` as WindowId, kind: 'comprehensive', services: [], lowCounter: false },
    busy: null,
  }));
}

/** When the window at this place is among those that are open. The last ones stay until nobody is left. */
function openings(opens: number, windows: readonly number[], place: number): Interval[] {
  return windows.flatMap((count, index) => {
    if (count <= place) return [];
    const from = opens + index * halfHourMinutes;
    const extra = index === windows.length - 1 ? afterClosingMinutes : 0;
    return [{ from: from * minuteMs, to: (from + halfHourMinutes + extra) * minuteMs }];
  });
}
