import { drawNormal, type Random } from './random.ts';

export type AgeClass = 'senior' | 'general';

/** Log-normal time of service: mean and standard deviation of the logarithm of its seconds. */
export interface ServiceTime {
  readonly mu: number;
  readonly sigma: number;
}

/** Sums over the logarithms of observed seconds; plain data, so that it can be kept. */
export interface LogSums {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * What has been learned of service times: of a whole visit for each age class, of one matter for each item and age class
 * (`12/senior`). A visit may bring several like matters (B-22).
 */
export interface ServiceTimes {
  readonly byAge: Readonly<Record<AgeClass, LogSums>>;
  readonly byItem: Readonly<Record<string, LogSums>>;
}

const nothing: LogSums = { count: 0, sum: 0, squares: 0 };
/** Before anything is known: five minutes on average, with the spread usual at counters. */
const prior: ServiceTime = { mu: Math.log(300) - 0.65 ** 2 / 2, sigma: 0.65 };
/** Observations that the prior, and the age class for an item, are worth. */
const priorWeight = 10;

export const noServiceTimes: ServiceTimes = { byAge: { senior: nothing, general: nothing }, byItem: {} };

function itemKey(service: number | null, age: AgeClass): string {
  return `${service ?? 'question'}/${age}`;
}

function logOf(seconds: number): number {
  return Math.log(Math.max(1, seconds));
}

function added(sums: LogSums, log: number): LogSums {
  return { count: sums.count + 1, sum: sums.sum + log, squares: sums.squares + log * log };
}

/** Takes one finished service in; times under a second are mistakes of a button and count as one. */
export function observeService(
  times: ServiceTimes,
  service: number | null,
  age: AgeClass,
  seconds: number,
  matters = 1,
): ServiceTimes {
  const key = itemKey(service, age);
  return {
    byAge: { ...times.byAge, [age]: added(times.byAge[age], logOf(seconds)) },
    byItem: { ...times.byItem, [key]: added(times.byItem[key] ?? nothing, logOf(seconds / matters)) },
  };
}

/** Many services at once, without a copy for each. */
export function learnServiceTimes(
  services: Iterable<{
    readonly service: number | null;
    readonly age: AgeClass;
    readonly seconds: number;
    readonly matters?: number;
  }>,
): ServiceTimes {
  const byAge: Record<AgeClass, LogSums> = { senior: nothing, general: nothing };
  const byItem: Record<string, LogSums> = {};
  for (const { service, age, seconds, matters = 1 } of services) {
    const key = itemKey(service, age);
    byAge[age] = added(byAge[age], logOf(seconds));
    byItem[key] = added(byItem[key] ?? nothing, logOf(seconds / matters));
  }
  return { byAge, byItem };
}

/** Services seen so far. */
export function servicesSeen(times: ServiceTimes): number {
  return times.byAge.senior.count + times.byAge.general.count;
}

/** Time of a visit of an age class whatever its matter. */
export function timeOfAge(times: ServiceTimes, age: AgeClass): ServiceTime {
  return shrunk(times.byAge[age], prior);
}

/** Time of an item for an age class, leaning on that of the age class while it was seen rarely. */
export function timeOfItem(times: ServiceTimes, service: number | null, age: AgeClass): ServiceTime {
  const overall = timeOfAge(times, age);
  const sums = times.byItem[itemKey(service, age)];
  return sums === undefined ? overall : shrunk(sums, overall);
}

/** `timeOfItem` for many questions about the same state of learning. */
export function timeTable(times: ServiceTimes): (service: number | null, age: AgeClass) => ServiceTime {
  const known = { senior: new Map<number | null, ServiceTime>(), general: new Map<number | null, ServiceTime>() };
  return (service, age) => {
    const seen = known[age].get(service);
    if (seen !== undefined) return seen;
    const time = timeOfItem(times, service, age);
    known[age].set(service, time);
    return time;
  };
}

/**
 * Time of so many like matters one after the other: the mean grows with them, the spread only with their square root
 * (Fenton and Wilkinson's log-normal for the sum).
 */
export function timeOfMatters(time: ServiceTime, matters: number): ServiceTime {
  if (matters === 1) return time;
  const sigma = Math.sqrt(Math.log(1 + (Math.exp(time.sigma ** 2) - 1) / matters));
  return { mu: Math.log(matters) + time.mu + (time.sigma ** 2 - sigma ** 2) / 2, sigma };
}

function shrunk(sums: LogSums, towards: ServiceTime): ServiceTime {
  const weight = sums.count + priorWeight;
  const mu = (sums.sum + priorWeight * towards.mu) / weight;
  const spread = sums.squares - 2 * mu * sums.sum + sums.count * mu * mu;
  return { mu, sigma: Math.sqrt(Math.max(0.01, (spread + priorWeight * towards.sigma ** 2) / weight)) };
}

/** The mean of the log-normal, which lies above its median. */
export function meanSeconds(time: ServiceTime): number {
  return Math.exp(time.mu + time.sigma ** 2 / 2);
}

/** Mean minutes of a matter whoever brings it, to a tenth: what the short-job option weighs. */
export function meanMinutesOf(times: ServiceTimes, service: number | null): number {
  return Math.round(meanSeconds(timeOfItem(times, service, 'general')) / 6) / 10;
}

/** One service time at random, in seconds: above 0, without an upper bound. */
export function drawSeconds(random: Random, time: ServiceTime): number {
  return Math.exp(time.mu + time.sigma * drawNormal(random));
}

/** Seconds still to go of a service that has lasted `elapsed` seconds. */
export function drawRemaining(random: Random, time: ServiceTime, elapsed: number): number {
  for (let attempt = 0; attempt < 24; attempt += 1) {
    const total = drawSeconds(random, time);
    if (total > elapsed) return total - elapsed;
  }
  // Far in the tail the rest is about elapsed × σ² / (how many deviations beyond the mean).
  const beyond = Math.max(1, (Math.log(Math.max(1, elapsed)) - time.mu) / time.sigma);
  return (-Math.log(1 - random()) * elapsed * time.sigma) / beyond;
}
