/** Waits of a group in seconds; those of the people who were served. */
export interface WaitStatistics {
  readonly count: number;
  readonly served: number;
  readonly meanWait: number;
  readonly p50: number;
  readonly p95: number;
  readonly maxWait: number;
}

/** `count` came, `waits` are those of the people who were served, in any order; without any the figures are 0. */
export function waitStatistics(count: number, waits: readonly number[]): WaitStatistics {
  const sorted = Float64Array.from(waits).sort();
  return {
    count,
    served: waits.length,
    meanWait: round(mean(waits)),
    p50: round(percentile(sorted, 0.5)),
    p95: round(percentile(sorted, 0.95)),
    maxWait: round(sorted.at(-1) ?? 0),
  };
}

/** 0 where there is nothing to take the mean of. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Percentile of sorted values, by weight between neighbours. */
export function percentile(sorted: ArrayLike<number>, level: number): number {
  const at = level * (sorted.length - 1);
  const low = Math.floor(at);
  const value = sorted[low] ?? 0;
  return value + (at - low) * ((sorted[low + 1] ?? value) - value);
}

/** To thousandths. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
