import { isDay, minutesOf } from '../../../protocol/clock.ts';
import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { PlanReply } from '../../../protocol/manager-api.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { binMinutes, type LearnedModel } from '../../domain/estimate/learned-model.ts';
import {
  type AvailableWindows,
  type DayPlan,
  halfHourMinutes,
  type PlanQuestion,
} from '../../domain/planning/plan-question.ts';
import { isServiceDay, knowsYear } from '../../domain/queue/service-hours.ts';
import { halfHourName } from '../../views/half-hours/half-hours.ts';
import type { Hall } from '../hall.ts';
import type { Estimator } from './estimator.ts';

/** What a plan aims at: nine of ten wait no longer than a quarter of an hour. */
const target = { share: 0.9, withinMinutes: 15 };
const seed = 20_260_501;

/** What a plan is made from. */
interface Ground {
  readonly config: Hall['config'];
  readonly foresight: { readonly visits: { readonly model: LearnedModel } };
}

/**
 * "How many windows tomorrow?" for a day of a hall, from its own past days (B-07). Says so where there is no ground, and where
 * the days off of that year are not known; refuses a day that no calendar has.
 */
export async function planOfDay(
  hall: Ground,
  day: string,
  estimator: Pick<Estimator, 'plan'>,
): Promise<Result<PlanReply, Refusal>> {
  if (!isDay(day)) return err(refuse('unknown_day'));
  const config = hall.config();
  const { hours } = config;
  const { model } = hall.foresight.visits;
  const calendarKnown = hours.alwaysOpen || knowsYear(hours, day.slice(0, 4));
  const about = { day, calendarKnown, learnedDays: model.days, target };
  const nothing = { ...about, visits: 0, halfHours: [], simulated: null };
  if (!hours.alwaysOpen && !isServiceDay(hours, day)) return ok({ ...nothing, standing: 'closed-day' });
  const plan = model.days === 0 ? null : await estimator.plan(planQuestion(config, model));
  return ok(plan ? { ...about, standing: 'planned', ...replyOf(plan) } : { ...nothing, standing: 'no-history' });
}

/** The same for every day of a hall: opening hours widened to half hours, comprehensive windows, a fixed seed. Pure. */
function planQuestion(config: HallConfig, model: LearnedModel): PlanQuestion {
  const { opens, closes, lastTicket } = hoursOf(config, model);
  const count = Math.ceil((closes - opens) / halfHourMinutes);
  return {
    opens,
    closes: opens + count * halfHourMinutes,
    lastTicket,
    available: Array.from({ length: count }, (_, index) => availableAt(config, opens + index * halfHourMinutes)),
    model,
    order: config.order,
    ...target,
    seed,
  };
}

/** A hall that is open at any hour is planned for the hours in which people come. */
function hoursOf(config: HallConfig, model: LearnedModel): Pick<PlanQuestion, 'opens' | 'closes' | 'lastTicket'> {
  const { hours } = config;
  const floor = (minute: number) => Math.floor(minute / halfHourMinutes) * halfHourMinutes;
  if (!hours.alwaysOpen) {
    const [opens, closes, lastTicket] = [hours.opens, hours.closes, hours.lastTicket].map(minutesOf);
    return { opens: floor(opens ?? 0), closes: closes ?? 0, lastTicket: lastTicket ?? 0 };
  }
  const busy = model.arrivals.flatMap((expected, bin) => (expected > 0 ? [bin] : []));
  const closes = ((busy.at(-1) ?? 0) + 1) * binMinutes;
  return { opens: floor((busy[0] ?? 0) * binMinutes), closes, lastTicket: closes };
}

/** Windows for every matter in a half hour: regular ones as far as they are not on a break, on average, and tidal ones. */
function availableAt({ windows, hours }: HallConfig, minute: number): AvailableWindows {
  const usable = windows.filter((window) => window.kind === 'comprehensive');
  const breaks = hours.alwaysOpen ? [] : hours.breaks;
  const worked = (id: string) =>
    breaks
      .filter((pause) => pause.windows.some((window) => window === id))
      .reduce((left, { from, to }) => left - overlap(minute, minutesOf(from), minutesOf(to)), halfHourMinutes);
  const minutes = usable.filter(({ tidal }) => !tidal).reduce((sum, { id }) => sum + worked(id), 0);
  return { regular: Math.floor(minutes / halfHourMinutes), tidal: usable.filter(({ tidal }) => tidal).length };
}

/** Minutes of a break that fall into the half hour. */
function overlap(minute: number, from: number, to: number): number {
  return Math.max(0, Math.min(to, minute + halfHourMinutes) - Math.max(from, minute));
}

function replyOf(plan: DayPlan): Pick<PlanReply, 'visits' | 'halfHours' | 'simulated'> {
  const { visits, halfHours, simulatedDays, withinShare, meanWaitSeconds } = plan;
  return {
    visits: Math.round(visits),
    halfHours: halfHours.map(({ from, arrivals, load, firstGuess, windows, available, simulated }) => ({
      from: halfHourName(from / halfHourMinutes),
      arrivals: Math.round(arrivals * 10) / 10,
      load: Math.round(load * 10) / 10,
      firstGuess,
      windows,
      ...available,
      enough: (simulated?.withinShare ?? 1) >= target.share || windows < available.regular + available.tidal,
      withinShare: simulated?.withinShare ?? null,
      p90WaitSeconds: simulated?.p90WaitSeconds ?? null,
    })),
    simulated: { days: simulatedDays, withinShare, meanWaitSeconds: Math.round(meanWaitSeconds) },
  };
}
