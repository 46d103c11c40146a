import type { WaitEstimate } from './ticket.ts';

/** A wait for a screen: a range in minutes rounded outward to five, never a false exact time (B-16). */
export type WaitRange =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'within'; readonly toMinutes: number }
  | { readonly kind: 'between'; readonly fromMinutes: number; readonly toMinutes: number };

const stepMinutes = 5;

export function waitRange(estimate: WaitEstimate | null): WaitRange {
  if (estimate === null) return { kind: 'unknown' };
  const fromMinutes = Math.floor(estimate.p50Seconds / 60 / stepMinutes) * stepMinutes;
  const toMinutes = Math.max(stepMinutes, Math.ceil(estimate.p90Seconds / 60 / stepMinutes) * stepMinutes);
  if (!Number.isFinite(fromMinutes) || !Number.isFinite(toMinutes)) return { kind: 'unknown' };
  return fromMinutes <= 0 ? { kind: 'within', toMinutes } : { kind: 'between', fromMinutes, toMinutes };
}
