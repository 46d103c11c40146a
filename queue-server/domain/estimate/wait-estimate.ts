import type { PriorityClass, WaitEstimate } from '../../../protocol/ticket.ts';
import { type Calibration, quantile } from './calibration.ts';

/**
 * The estimate of a whole wait from the simulated rests of it (seconds), for a ticket that has waited so long already;
 * below 0 for a booking before its slot, whose wait begins there. Null when in more than one run of ten it was not called
 * at all: then there is no ground for a number.
 */
export function estimateOf(
  rests: readonly number[],
  runs: number,
  waitedSeconds: number,
  priorityClass: PriorityClass,
  calibration: Calibration,
): WaitEstimate | null {
  if (runs === 0 || rests.length < 0.9 * runs) return null;
  const sorted = Float64Array.from(rests).sort();
  const p50Seconds = Math.max(0, Math.round(waitedSeconds + quantile(sorted, 0.5)));
  const p90Seconds = Math.round(waitedSeconds + quantile(sorted, calibration[priorityClass]));
  return { p50Seconds, p90Seconds: Math.max(p50Seconds, p90Seconds) };
}
