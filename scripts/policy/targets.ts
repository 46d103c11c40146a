import type { Policy } from '../../simulator/policies.ts';
import { mean } from '../../simulator/statistics.ts';
import { loads } from './days.ts';
import type { EstimateQuality } from './estimates.ts';
import type { HardDayResult } from './hard-day-results.ts';
import type { PolicyRow, ShareRow } from './rows.ts';

/** A bound that the rules are held to, on days that nothing was learned from. */
export interface Target {
  readonly what: string;
  readonly bound: string;
  readonly value: number;
  readonly met: boolean;
}

interface Results {
  readonly rows: readonly PolicyRow[];
  readonly shares: readonly ShareRow[];
  readonly estimate: EstimateQuality;
  readonly hardDays: readonly HardDayResult[];
}

/** The targets; ratios are means over the loads of ratios in the same run. */
export function targetsOf({ rows, shares, estimate, hardDays }: Results): Target[] {
  const at = (visitors: number, policy: Policy, tidal: PolicyRow['tidal'] = 'forecast'): PolicyRow => {
    const row = rows.find((one) => one.visitors === visitors && one.policy === policy && one.tidal === tidal);
    if (row === undefined) throw new Error(`nothing was measured for ${visitors} ${policy} ${tidal}`);
    return row;
  };
  const ratio = (value: (row: PolicyRow) => number, policy: Policy) =>
    mean(loads.map((load) => value(at(load, 'tidehall')) / value(at(load, policy))));
  const own = rows.filter((row) => row.policy === 'tidehall');
  const shareRatios = shares.map((row) => row.tidehall);
  const classCoverage = Object.values(estimate.coverageByClass);
  const bounded = hardDays.filter((day) => day.greenBound);
  return [
    atMost('green p95, minutes, at the worst load', Math.max(...own.map((row) => row.p95.green)), 2),
    atMost(
      'senior p95 over FIFO',
      ratio((row) => row.p95.senior, 'fifo'),
      0.6,
    ),
    atMost(
      'general p95 over FIFO',
      ratio((row) => row.p95.general, 'fifo'),
      1.45,
    ),
    atMost(
      'senior p95 over the 1:2 ratio',
      ratio((row) => row.p95.senior, 'ratio'),
      0.55,
    ),
    atMost(
      'general p95 over strict priority',
      ratio((row) => row.p95.general, 'strict'),
      0.95,
    ),
    atMost(
      'mean wait over FIFO with a timetable, 800 and 900',
      mean([800, 900].map((load) => at(load, 'tidehall').meanAll / at(load, 'fifo', 'timetable').meanAll)),
      0.75,
    ),
    atLeast(
      'bookings within 10 minutes, 600 to 800',
      Math.min(...[600, 700, 800].map((load) => at(load, 'tidehall').bookingsKept)),
      0.98,
    ),
    atLeast('bookings within 10 minutes, 900', at(900, 'tidehall').bookingsKept, 0.95),
    atLeast('senior mean over general mean, least', Math.min(...shareRatios), 0.35),
    atMost('senior mean over general mean, most', Math.max(...shareRatios), 0.5),
    atMost(
      'tickets over budget',
      own.reduce((sum, row) => sum + row.overBudget, 0),
      0,
    ),
    atMost('tidal switches a day, at the worst load', Math.max(...own.map((row) => row.switches)), 13),
    within('P90 held, all', estimate.coverage, 0.88, 0.92),
    within('P90 held, worst class below', Math.min(...classCoverage), 0.86, 0.93),
    within('P90 held, worst class above', Math.max(...classCoverage), 0.86, 0.93),
    atMost('P50 error over the naive one', estimate.p50Minutes / estimate.naiveMinutes, 0.4),
    atMost('hard days: green p95, minutes', Math.max(...bounded.map((day) => day.greenP95Minutes)), 4),
    atMost('hard days: over budget, lost, no number', sumOf(hardDays), 0),
  ];
}

function sumOf(hardDays: Results['hardDays']): number {
  return hardDays.reduce((sum, day) => sum + day.overBudget + day.lost + day.badEstimates, 0);
}

function atMost(what: string, value: number, bound: number): Target {
  return { what, bound: `≤ ${bound}`, value, met: value <= bound };
}

function atLeast(what: string, value: number, bound: number): Target {
  return { what, bound: `≥ ${bound}`, value, met: value >= bound };
}

function within(what: string, value: number, low: number, high: number): Target {
  return { what, bound: `${low} to ${high}`, value, met: low <= value && value <= high };
}
