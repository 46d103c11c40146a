import { type Group, groups } from '../protocol/ticket.ts';
import type { Day } from './day-state.ts';
import { actualWait } from './foretelling.ts';
import type { DayTicket, DayWindow } from './hall-day.ts';
import { mean, round, type WaitStatistics, waitStatistics } from './statistics.ts';

const minuteMs = 60_000;

/** What `npm run simulate` prints: waits in seconds, windows in minutes. */
export interface DayReport {
  readonly groups: Partial<Record<Group, WaitStatistics>>;
  readonly all: WaitStatistics;
  readonly windowMinutes: { readonly regular: number; readonly tidal: number };
  readonly tidalSwitches: number;
  /** Seconds off, and the share of waits within the P90; null where no ticket had a ground for an estimate. */
  readonly estimate: {
    readonly p50MeanAbsError: number | null;
    readonly naiveMeanAbsError: number | null;
    readonly p90Coverage: number | null;
  };
  readonly maxOvertakes: number;
  readonly overBudget: number;
}

/** Of a day that is over. Groups of which nobody came are left out; who was turned away counts as not served. */
export function reportOf(day: Day): DayReport {
  const present = groups.filter((group) => rowsOf(day, group) > 0);
  const foretold = day.tickets.filter((ticket) => ticket.foretold !== null && ticket.firstCallAt !== null);
  return {
    groups: Object.fromEntries(
      present.map((group) => [group, waitsOf(day, rowsOf(day, group), (ticket) => ticket.group === group)]),
    ),
    all: waitsOf(day, day.setting.visitors.length, () => true),
    windowMinutes: {
      regular: minutesOpen(day, (window) => !window.tidal),
      tidal: minutesOpen(day, (window) => window.tidal),
    },
    tidalSwitches: day.switches,
    estimate: errorsOf(foretold),
    maxOvertakes: Math.max(0, ...day.tickets.map((ticket) => ticket.overtaken)),
    overBudget: day.tickets.filter((ticket) => ticket.overtaken > ticket.budget).length,
  };
}

function rowsOf(day: Day, group: Group): number {
  return day.setting.visitors.filter((visitor) => visitor.group === group).length;
}

function waitsOf(day: Day, count: number, belongs: (ticket: DayTicket) => boolean): WaitStatistics {
  const served = day.tickets.filter((ticket) => ticket.outcome === 'served' && belongs(ticket));
  return waitStatistics(count, served.map(actualWait));
}

function errorsOf(foretold: readonly DayTicket[]): DayReport['estimate'] {
  const told = foretold.flatMap((ticket) =>
    ticket.foretold === null ? [] : [{ ...ticket.foretold, wait: actualWait(ticket) }],
  );
  if (told.length === 0) return { p50MeanAbsError: null, naiveMeanAbsError: null, p90Coverage: null };
  return {
    p50MeanAbsError: round(mean(told.map(({ p50, wait }) => Math.abs(p50 - wait)))),
    naiveMeanAbsError: round(mean(told.map(({ naive, wait }) => Math.abs(naive - wait)))),
    p90Coverage: round(mean(told.map(({ p90, wait }) => (wait <= p90 ? 1 : 0)))),
  };
}

/** Minutes that windows stood open; after closing only as long as there was somebody to serve. */
function minutesOpen(day: Day, counts: (window: DayWindow) => boolean): number {
  let sum = 0;
  for (const window of day.windows.filter(counts)) {
    const end = Math.max(day.hours.closes, window.lastBusyUntil);
    for (const { from, to } of window.open) sum += Math.max(0, Math.min(to, end) - from);
  }
  return Math.round(sum / minuteMs);
}
