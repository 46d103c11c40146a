import { type PriorityClass, priorityClasses } from '../../../protocol/ticket.ts';
import {
  type AgeClass,
  learnServiceTimes,
  meanSeconds,
  noServiceTimes,
  type ServiceTimes,
  servicesSeen,
  timeOfAge,
} from './service-times.ts';

/** Minutes in a bin of the arrival profile. */
export const binMinutes = 10;
const bins = (24 * 60) / binMinutes;

/** One ticket of the common line on a past day, without anything of the person. */
export interface PastVisit {
  /** Minute of the day at which its wait began: the issue, or for a booking the later of check-in and slot. */
  readonly minute: number;
  readonly priorityClass: PriorityClass;
  readonly ageClass: AgeClass;
  readonly service: number | null;
  /** Like matters that it brought. */
  readonly matters: number;
  /** Null when it was not served, or not at the common windows. */
  readonly serviceSeconds: number | null;
  readonly noShow: boolean;
}

/** What the hall has learned from its past days; plain data, kept across days. */
export interface LearnedModel {
  /** Days behind the arrival profile; 0 means that there is no forecast. */
  readonly days: number;
  /** Expected tickets of the common line in each ten minutes of a day. */
  readonly arrivals: readonly number[];
  readonly classShares: Readonly<Record<PriorityClass, number>>;
  /** Share of seniors by age among all. */
  readonly seniorShare: number;
  readonly noShowShare: number;
  readonly times: ServiceTimes;
}

/** Before the first day: nothing is forecast, service times are the usual ones. */
export const emptyModel: LearnedModel = {
  days: 0,
  arrivals: Array.from({ length: bins }, () => 0),
  classShares: { green: 0.08, appointment: 0.1, senior: 0.2, general: 0.62 },
  seniorShare: 0.25,
  noShowShare: 0.05,
  times: noServiceTimes,
};

/** From past days, one list of visits a day. Pure; without any visit at all it is `emptyModel`. */
export function learn(days: readonly (readonly PastVisit[])[]): LearnedModel {
  const visits = days.flat();
  if (visits.length === 0) return emptyModel;
  const counts = Array.from({ length: bins }, () => 0);
  for (const visit of visits) {
    const bin = binOf(visit.minute);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const share = (holds: (visit: PastVisit) => boolean) => visits.filter(holds).length / visits.length;
  return {
    days: days.length,
    arrivals: smoothed(counts.map((count) => count / days.length)),
    classShares: Object.fromEntries(
      priorityClasses.map((name) => [name, share((visit) => visit.priorityClass === name)]),
    ) as Record<PriorityClass, number>,
    seniorShare: share((visit) => visit.ageClass === 'senior'),
    noShowShare: share((visit) => visit.noShow),
    times: learnServiceTimes(
      visits.flatMap(({ service, matters, ageClass, serviceSeconds }) =>
        serviceSeconds === null ? [] : [{ service, matters, age: ageClass, seconds: serviceSeconds }],
      ),
    ),
  };
}

/** Index of the ten minutes in which a minute of the day lies; before the day the first, after it the last. */
export function binOf(minute: number): number {
  return Math.min(bins - 1, Math.max(0, Math.floor(minute / binMinutes)));
}

/** A few days make a ragged profile: each bin leans on its neighbours, but nothing spills over into hours without visits. */
function smoothed(profile: readonly number[]): readonly number[] {
  return profile.map((value, bin) => {
    if (value === 0) return 0;
    const before = profile[bin - 1] || value;
    const after = profile[bin + 1] || value;
    return (before + 2 * value + after) / 4;
  });
}

/** Mean seconds of work that a visit brings, over the age classes; a no-show brings hardly any. */
export function meanWorkSeconds(model: LearnedModel): number {
  const senior = meanSeconds(timeOfAge(model.times, 'senior'));
  const general = meanSeconds(timeOfAge(model.times, 'general'));
  return (1 - model.noShowShare) * (model.seniorShare * senior + (1 - model.seniorShare) * general);
}

/** Is there ground for an estimate: past days, or some twenty services of today. */
export function hasGround(model: LearnedModel): boolean {
  return model.days > 0 || servicesSeen(model.times) >= 20;
}

/**
 * Today's volume against the profile, from the tickets issued in the bins of today that are over. A bin counts at
 * most 1.8 times what was expected, and 4, so that a coach is not read as a rate; 25 tickets of the profile's own
 * opinion keep the first hour calm.
 */
export function volumeFactor(model: LearnedModel, issuedByBin: readonly number[], untilBin: number): number {
  let seen = 25;
  let expected = 25;
  for (let bin = 0; bin < untilBin; bin += 1) {
    const usual = model.arrivals[bin] ?? 0;
    seen += Math.min(issuedByBin[bin] ?? 0, 1.8 * usual + 4);
    expected += usual;
  }
  return model.days === 0 ? 1 : seen / expected;
}
