import type { HallConfig } from '../../protocol/hall-config.ts';
import { usualDay } from '../../simulator/generate-arrivals.ts';
import type { TidalMode } from '../../simulator/hall-day.ts';
import { type Policy, policies } from '../../simulator/policies.ts';
import { mean } from '../../simulator/statistics.ts';
import { type Gathered, gatherDays, learnedModel, loads } from './days.ts';
import { type EstimateQuality, measureEstimates } from './estimates.ts';
import { type HardDayResult, measureHardDays } from './hard-day-results.ts';
import type { PolicyRow, ShareRow } from './rows.ts';
import { meanMinutes, p95Minutes, table } from './table.ts';
import { type Target, targetsOf } from './targets.ts';

/** Everything that `npm run bench -- --policy` tells; `seeds` is how many days each load had. */
export interface Measured {
  readonly seeds: number;
  readonly rows: readonly PolicyRow[];
  readonly shares: readonly ShareRow[];
  readonly estimate: EstimateQuality;
  readonly hardDays: readonly HardDayResult[];
  readonly targets: readonly Target[];
}

/** The same seeds give the same figures. Not 900,000 to 900,014: the model has learned from those days. */
export function measurePolicy(hall: HallConfig, seeds: readonly number[]): Measured {
  const model = learnedModel(hall);
  const compared = [...policies.map((policy) => [policy, 'forecast'] as const), ['fifo', 'timetable'] as const];
  const rows = loads.flatMap((visitors) =>
    compared.map(([policy, tidal]) =>
      rowOf(visitors, policy, tidal, gatherDays(hall, model, { ...usualDay, visitors }, policy, tidal, seeds)),
    ),
  );
  const shares = [0.12, 0.18, 0.25, 0.4].map((seniorShare) => {
    const shape = { ...usualDay, seniorShare, visitors: 800 };
    const learned = learnedModel(hall, shape);
    const ratioUnder = (policy: Policy) => {
      const { waits } = gatherDays(hall, learned, shape, policy, 'forecast', seeds);
      return mean(waits.senior) / mean(waits.general);
    };
    return { seniorShare, tidehall: ratioUnder('tidehall'), ratio: ratioUnder('ratio') };
  });
  const estimate = measureEstimates(hall, model, seeds);
  const hardDays = measureHardDays(hall, model, seeds);
  const results = { rows, shares, estimate, hardDays };
  return { seeds: seeds.length, ...results, targets: targetsOf(results) };
}

function rowOf(visitors: number, policy: Policy, tidal: TidalMode, gathered: Gathered): PolicyRow {
  const { waits } = gathered;
  return {
    visitors,
    policy,
    tidal,
    meanAll: meanMinutes(waits.all),
    p95: {
      green: p95Minutes(waits.green),
      appointment: p95Minutes(waits.appointment),
      senior: p95Minutes(waits.senior),
      general: p95Minutes(waits.general),
    },
    bookingsKept: mean(waits.appointment.map((seconds) => (seconds <= 600 ? 1 : 0))),
    tidalMinutes: mean(gathered.tidalMinutes),
    switches: mean(gathered.switches),
    mostSwitches: Math.max(...gathered.switches),
    maxOvertakes: gathered.maxOvertakes,
    overBudget: gathered.overBudget,
  };
}

/** The tables for a person to read. */
export function policyTables({ seeds, rows, shares, estimate, hardDays, targets }: Measured): string {
  const { coverageByClass: cover } = estimate;
  return [
    `Waits in minutes, ${seeds} days for each load`,
    table([
      [
        'visitors, policy, tidal windows',
        'mean',
        'p95 green',
        'booked',
        'senior',
        'general',
        'kept',
        'tidal',
        'switches',
        'overtakes',
      ],
      ...rows.map((row) => [
        `${row.visitors} ${row.policy} ${row.tidal}`,
        row.meanAll,
        row.p95.green,
        row.p95.appointment,
        row.p95.senior,
        row.p95.general,
        row.bookingsKept,
        row.tidalMinutes.toFixed(0),
        `${row.switches.toFixed(1)} (${row.mostSwitches})`,
        String(row.maxOvertakes),
      ]),
    ]),
    'Mean wait of seniors over general, by share of seniors',
    table([
      ['seniors', ...shares.map((row) => `${100 * row.seniorShare} %`)],
      ['tidehall', ...shares.map((row) => row.tidehall)],
      ['ratio 1:2', ...shares.map((row) => row.ratio)],
    ]),
    `Estimates at issue, ${estimate.tickets} tickets`,
    table([
      ['', 'minutes off', '10 minutes late'],
      ['forward simulation, P50', estimate.p50Minutes, estimate.tenMinutesLate],
      ['ahead × mean / windows', estimate.naiveMinutes, estimate.naiveTenMinutesLate],
    ]),
    table([
      ['P90 held for', 'all', 'green', 'booked', 'senior', 'general'],
      ['', estimate.coverage, cover.green, cover.appointment, cover.senior, cover.general],
    ]),
    'Hard days',
    table([
      ['', 'p95 green', 'general', 'over budget', 'lost', 'expired', 'bad estimates'],
      ...hardDays.map((day) => [
        day.name,
        day.greenP95Minutes,
        day.generalP95Minutes,
        ...[day.overBudget, day.lost, day.expired, day.badEstimates].map(String),
      ]),
    ]),
    'Targets',
    table(targets.map(({ what, bound, value, met }) => [what, value, bound, met ? 'met' : 'MISSED'])),
  ].join('\n\n');
}
