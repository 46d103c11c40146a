import { quantile } from '../estimate/calibration.ts';
import { binMinutes, binOf, meanWorkSeconds } from '../estimate/learned-model.ts';
import { usefulShare } from '../estimate/window-plan.ts';
import { serversNeeded } from './erlang.ts';
import { offeredLoad } from './offered-load.ts';
import { type DayPlan, halfHourMinutes, type PlannedHalfHour, type PlanQuestion } from './plan-question.ts';
import { type PlayedWaits, playDay } from './play-day.ts';

/** Tries before a plan is taken as it is, and simulated days for a try and for the last word. */
const tries = 5;
const daysOfTry = 30;
const daysOfProof = 100;

/**
 * How many windows a coming day needs (B-07): a first guess by modified offered load and Erlang C, then played; where too
 * few people are called in time a window is added, as far as there are windows. Null while no past day was learned from.
 */
export function planDay(question: PlanQuestion): DayPlan | null {
  if (question.model.days === 0) return null;
  const guesses = firstGuess(question);
  let windows = guesses.map(({ firstGuess: count, available }) => Math.min(count, available.regular + available.tidal));
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const more = raised(question, windows, playDay(question, windows, daysOfTry, question.seed + attempt));
    if (more === null) break;
    windows = more;
  }
  const played = playDay(question, windows, daysOfProof, question.seed);
  const all = played.flat();
  return {
    visits: guesses.reduce((sum, { arrivals }) => sum + arrivals, 0),
    halfHours: guesses.map((guess, index) => ({
      ...guess,
      windows: windows[index] ?? 0,
      simulated: summary(played[index] ?? [], question),
    })),
    simulatedDays: daysOfProof,
    withinShare: shareIn(all, question),
    meanWaitSeconds: all.reduce((sum, wait) => sum + wait, 0) / Math.max(1, all.length),
  };
}

/** Load and first guess of each half hour. */
export function firstGuess(question: PlanQuestion): Omit<PlannedHalfHour, 'windows' | 'simulated'>[] {
  const { opens, closes, model, available, withinMinutes, share } = question;
  const serviceMinutes = meanWorkSeconds(model) / 60 / usefulShare;
  const perMinute = Array.from({ length: closes - opens }, (_, minute) => rateAt(question, opens + minute));
  const loads = offeredLoad(perMinute, serviceMinutes);
  return available.map((windows, index) => {
    const within = <Value>(of: readonly Value[]) => of.slice(index * halfHourMinutes, (index + 1) * halfHourMinutes);
    const load = within(loads).reduce((sum, value) => sum + value, 0) / halfHourMinutes;
    return {
      from: opens + index * halfHourMinutes,
      arrivals: within(perMinute).reduce((sum, rate) => sum + rate, 0),
      load,
      firstGuess: serversNeeded(load, serviceMinutes, withinMinutes, share),
      available: windows,
    };
  });
}

function rateAt({ model, lastTicket }: PlanQuestion, minute: number): number {
  return minute < lastTicket ? (model.arrivals[binOf(minute)] ?? 0) / binMinutes : 0;
}

/** One window more wherever too few were called in time and there is one to be had; null where nothing is to be done. */
function raised(question: PlanQuestion, windows: readonly number[], played: PlayedWaits): number[] | null {
  const more = windows.map((count, index) => {
    const waits = played[index] ?? [];
    const { regular = 0, tidal = 0 } = question.available[index] ?? {};
    const tooFew = waits.length > 0 && shareIn(waits, question) < question.share;
    return tooFew && count < regular + tidal ? count + 1 : count;
  });
  return more.some((count, index) => count !== windows[index]) ? more : null;
}

function summary(waits: readonly number[], question: PlanQuestion): PlannedHalfHour['simulated'] {
  if (waits.length === 0) return null;
  const sorted = Float64Array.from(waits).sort();
  return { withinShare: shareIn(waits, question), p90WaitSeconds: Math.round(quantile(sorted, 0.9)) };
}

function shareIn(waits: readonly number[], { withinMinutes }: PlanQuestion): number {
  return waits.filter((wait) => wait <= withinMinutes * 60).length / Math.max(1, waits.length);
}
