import type { WaitEstimate } from '../../protocol/ticket.ts';

const stepMinutes = 5;

/** A wait as a range of minutes, rounded outward to 5 (B-16): half wait less than `from`, nine of ten less than `to`. */
export function waitRange(estimate: WaitEstimate): { readonly from: number; readonly to: number } {
  const from = Math.floor(estimate.p50Seconds / 60 / stepMinutes) * stepMinutes;
  const to = Math.ceil(estimate.p90Seconds / 60 / stepMinutes) * stepMinutes;
  return { from, to: Math.max(to, from + stepMinutes) };
}
