import type { HallConfig } from '../../protocol/hall-config.ts';
import { type PriorityClass, priorityClasses } from '../../protocol/ticket.ts';
import { startCalibration } from '../../queue-server/domain/estimate/calibration.ts';
import type { LearnedModel } from '../../queue-server/domain/estimate/learned-model.ts';
import { actualWait } from '../../simulator/foretelling.ts';
import { generateArrivals, usualDay } from '../../simulator/generate-arrivals.ts';
import { daySetting } from '../../simulator/hall-day.ts';
import { simulateDay } from '../../simulator/simulate-day.ts';
import { mean } from '../../simulator/statistics.ts';
import { loads } from './days.ts';

/** How good the estimates at issue were: minutes off, and how often the P90 held. */
export interface EstimateQuality {
  readonly tickets: number;
  readonly p50Minutes: number;
  readonly naiveMinutes: number;
  readonly coverage: number;
  readonly coverageByClass: Readonly<Record<PriorityClass, number>>;
  /** Share of people who waited over ten minutes longer than the P50, and than the naive figure. */
  readonly tenMinutesLate: number;
  readonly naiveTenMinutesLate: number;
}

interface Told {
  readonly priorityClass: PriorityClass;
  readonly p50: number;
  readonly p90: number;
  readonly naive: number;
  readonly wait: number;
}

/** Days at all loads in turn, the calibration carried from day to day as in a hall; the first round only calibrates. */
export function measureEstimates(hall: HallConfig, model: LearnedModel, seeds: readonly number[]): EstimateQuality {
  let calibration = startCalibration;
  const told: Told[] = [];
  for (const [round, seed] of [800_000, ...seeds].entries()) {
    for (const visitors of loads) {
      const day = simulateDay(
        daySetting({
          hall,
          visitors: generateArrivals({ ...usualDay, visitors }, seed),
          seed,
          model,
          calibration,
          estimateEvery: 5,
        }),
      );
      calibration = day.calibration;
      if (round === 0) continue;
      for (const ticket of day.tickets) {
        if (ticket.foretold === null || ticket.firstCallAt === null) continue;
        told.push({ ...ticket.foretold, priorityClass: ticket.priorityClass, wait: actualWait(ticket) });
      }
    }
  }
  return qualityOf(told);
}

function qualityOf(told: readonly Told[]): EstimateQuality {
  const share = (of: readonly Told[], holds: (one: Told) => boolean) => mean(of.map((one) => (holds(one) ? 1 : 0)));
  const covered = (one: Told) => one.wait <= one.p90;
  return {
    tickets: told.length,
    p50Minutes: mean(told.map(({ p50, wait }) => Math.abs(p50 - wait))) / 60,
    naiveMinutes: mean(told.map(({ naive, wait }) => Math.abs(naive - wait))) / 60,
    coverage: share(told, covered),
    coverageByClass: Object.fromEntries(
      priorityClasses.map((name) => [
        name,
        share(
          told.filter((one) => one.priorityClass === name),
          covered,
        ),
      ]),
    ) as Record<PriorityClass, number>,
    tenMinutesLate: share(told, ({ p50, wait }) => wait - p50 > 600),
    naiveTenMinutesLate: share(told, ({ naive, wait }) => wait - naive > 600),
  };
}
