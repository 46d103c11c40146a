import { setTimeout as sleep } from 'node:timers/promises';

/** How fast the simulated hall lives, and its source of chance. */
export interface Pace {
  /** Waits for so many seconds of the simulated hall's life; rejects when the traffic is stopped. */
  pass(seconds: number): Promise<void>;
  /** Waits for so many seconds by the server's clock, which is not sped up. */
  passReal(seconds: number): Promise<void>;
  random(): number;
}

/** At a `speed` of 60 a minute of the hall takes a second. The signal stops every wait. */
export function createPace(speed: number, signal: AbortSignal, random: () => number = Math.random): Pace {
  return {
    pass: (seconds) => sleep((seconds * 1000) / speed, undefined, { signal }),
    passReal: (seconds) => sleep(seconds * 1000, undefined, { signal }),
    random,
  };
}

/** Seconds until the next of events that come at random at a mean distance. */
export function exponential(meanSeconds: number, random: () => number): number {
  return -Math.log(1 - random()) * meanSeconds;
}

/** A length of service: log-normal, most are short and a few are long. */
export function logNormal(medianSeconds: number, spread: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianSeconds * Math.exp(spread * normal);
}
