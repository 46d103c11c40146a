import type { WaitEstimate } from './ticket.ts';

/** Half of those who wait have been called after `fromMinutes`, nine of ten after `toMinutes`. */
export type WaitRange =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'within'; readonly toMinutes: number }
  | { readonly kind: 'between'; readonly fromMinutes: number; readonly toMinutes: number };

const stepMinutes = 5;

/**
 * A wait for screens, paper and voice alike: a range in minutes rounded outward to five, never a single moment (B-16).
 * What is no number of seconds is `unknown`.
 */
export function waitRange(estimate: WaitEstimate | null): WaitRange {
  if (estimate === null) return { kind: 'unknown' };
  const fromMinutes = Math.floor(estimate.p50Seconds / 60 / stepMinutes) * stepMinutes;
  const upToMinutes = Math.ceil(estimate.p90Seconds / 60 / stepMinutes) * stepMinutes;
  const toMinutes = Math.max(upToMinutes, fromMinutes + stepMinutes);
  if (!Number.isFinite(fromMinutes) || !Number.isFinite(toMinutes)) return { kind: 'unknown' };
  return fromMinutes <= 0 ? { kind: 'within', toMinutes } : { kind: 'between', fromMinutes, toMinutes };
}
