/** How slow a teller, or the hall today, is against the learned times; sums of logarithms, plain data. */
export interface Slowness {
  readonly count: number;
  readonly sum: number;
}

export const ordinarySpeed: Slowness = { count: 0, sum: 0 };

/** Services that the belief "as quick as usual" is worth. */
const tellerPrior = 12;

/** Takes one finished service in: its seconds, and the mean logarithm that was learned for such a matter. */
export function observeSpeed(slowness: Slowness, seconds: number, mu: number): Slowness {
  // One odd service says little of the teller: it counts as at most about seven times the usual, or a seventh.
  const log = Math.max(-2, Math.min(2, Math.log(Math.max(1, seconds)) - mu));
  return { count: slowness.count + 1, sum: slowness.sum + log };
}

/** Factor on service times; 1 while nothing is known, above 1 for a slow teller. */
export function slownessFactor(slowness: Slowness): number {
  return Math.exp(slowness.sum / (slowness.count + tellerPrior));
}
