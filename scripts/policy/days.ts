import type { HallConfig } from '../../protocol/hall-config.ts';
import type { PriorityClass } from '../../protocol/ticket.ts';
import type { LearnedModel } from '../../queue-server/domain/estimate/learned-model.ts';
import type { Day } from '../../simulator/day-state.ts';
import { actualWait } from '../../simulator/foretelling.ts';
import { type DayShape, generateArrivals, usualDay } from '../../simulator/generate-arrivals.ts';
import { daySetting, type TidalMode } from '../../simulator/hall-day.ts';
import { learnHistory } from '../../simulator/history.ts';
import type { Policy } from '../../simulator/policies.ts';
import { reportOf } from '../../simulator/report.ts';
import { simulateDay } from '../../simulator/simulate-day.ts';

export const loads = [600, 700, 800, 900] as const;
/** Past days to learn from have seeds of their own, so that every measured day is held out. */
const historySeed = 900_000;

/** What a hall has learned from three mixed weeks. */
export function learnedModel(hall: HallConfig, shape: DayShape = usualDay): LearnedModel {
  const days = Array.from({ length: 15 }, (_, day) =>
    generateArrivals({ ...shape, visitors: loads[day % loads.length] ?? shape.visitors }, historySeed + day),
  );
  return learnHistory(hall, days);
}

/** Waits of many days together, seconds, and what the days cost. */
export interface Gathered {
  readonly waits: Readonly<Record<PriorityClass | 'all', number[]>>;
  readonly tidalMinutes: number[];
  readonly switches: number[];
  /** Tickets that were overtaken beyond their budget, and the most overtakes of one ticket. */
  overBudget: number;
  maxOvertakes: number;
}

export function emptyGathered(): Gathered {
  return {
    waits: { green: [], appointment: [], senior: [], general: [], all: [] },
    tidalMinutes: [],
    switches: [],
    overBudget: 0,
    maxOvertakes: 0,
  };
}

/** Adds a day that is over. Only tickets that were served have a wait. */
export function gather(into: Gathered, day: Day): void {
  for (const ticket of day.tickets) {
    if (ticket.outcome !== 'served') continue;
    into.waits[ticket.priorityClass].push(actualWait(ticket));
    into.waits.all.push(actualWait(ticket));
  }
  const report = reportOf(day);
  into.tidalMinutes.push(report.windowMinutes.tidal);
  into.switches.push(report.tidalSwitches);
  into.overBudget += report.overBudget;
  into.maxOvertakes = Math.max(into.maxOvertakes, report.maxOvertakes);
}

/** The same seeds under one policy. */
export function gatherDays(
  hall: HallConfig,
  model: LearnedModel,
  shape: DayShape,
  policy: Policy,
  tidal: TidalMode,
  seeds: readonly number[],
): Gathered {
  const gathered = emptyGathered();
  for (const seed of seeds) {
    const visitors = generateArrivals(shape, seed);
    gather(gathered, simulateDay(daySetting({ hall, visitors, policy, tidal, seed, model })));
  }
  return gathered;
}
