import type { HallConfig } from '../../protocol/hall-config.ts';
import type { LearnedModel } from '../../queue-server/domain/estimate/learned-model.ts';
import type { Day } from '../../simulator/day-state.ts';
import { daySetting } from '../../simulator/hall-day.ts';
import { hardDays } from '../../simulator/hard-days.ts';
import { simulateDay } from '../../simulator/simulate-day.ts';
import { emptyGathered, gather } from './days.ts';
import { p95Minutes } from './table.ts';

/** One hard day under all seeds together; waits in minutes. */
export interface HardDayResult {
  readonly name: string;
  readonly greenP95Minutes: number;
  /** Bounded except on the day of the power cut. */
  readonly greenBound: boolean;
  readonly generalP95Minutes: number;
  readonly overBudget: number;
  /** People who were neither served nor noted with a reason. */
  readonly lost: number;
  /** Tickets that were open at midnight. */
  readonly expired: number;
  /** Estimates that were no number. */
  readonly badEstimates: number;
}

/** One result for each of `hardDays`, in their order; the same seeds give the same results. */
export function measureHardDays(hall: HallConfig, model: LearnedModel, seeds: readonly number[]): HardDayResult[] {
  return hardDays.map(({ name, visitors, troubles, greenBound }) => {
    const gathered = emptyGathered();
    let lost = 0;
    let expired = 0;
    let badEstimates = 0;
    for (const seed of seeds) {
      const day = simulateDay(
        daySetting({ hall, visitors: visitors(seed), seed, model, troubles, estimateEvery: 40, estimateRuns: 20 }),
      );
      gather(gathered, day);
      lost += lostIn(day);
      expired += day.tickets.filter((ticket) => ticket.outcome === 'expired').length;
      badEstimates += day.tickets.filter(
        ({ foretold }) => foretold !== null && !(Number.isFinite(foretold.p50) && Number.isFinite(foretold.p90)),
      ).length;
    }
    return {
      name,
      greenP95Minutes: p95Minutes(gathered.waits.green),
      greenBound,
      generalP95Minutes: p95Minutes(gathered.waits.general),
      overBudget: gathered.overBudget,
      lost,
      expired,
      badEstimates,
    };
  });
}

function lostIn(day: Day): number {
  const ended = day.tickets.filter((ticket) => ticket.outcome !== 'waiting' && ticket.outcome !== 'called').length;
  return day.setting.visitors.length - day.turnedAway.length - ended;
}
