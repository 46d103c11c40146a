import type { PriorityClass } from '../../../protocol/ticket.ts';

/**
 * For each class the quantile of the simulated waits that is told as P90. It drifts until nine of ten waits stay
 * below what was told (adaptive conformal inference, Gibbs and Candès 2021), and is kept across days.
 */
export type Calibration = Readonly<Record<PriorityClass, number>>;

const target = 0.9;
const stepSize = 0.01;
const start = 0.92;

export const startCalibration: Calibration = { green: start, appointment: start, senior: start, general: start };

/** Takes the end of one wait in: was it within the P90 that had been told. */
export function recalibrate(calibration: Calibration, priorityClass: PriorityClass, covered: boolean): Calibration {
  const theta = calibration[priorityClass] + stepSize * (target - (covered ? 1 : 0));
  return { ...calibration, [priorityClass]: Math.min(1.1, Math.max(0.5, theta)) };
}

/**
 * Quantile of sorted values, between neighbours by weight. Above 0.98 it goes on beyond the largest value in the
 * same manner, since a hundred runs know nothing of such rare waits.
 */
export function quantile(sorted: ArrayLike<number>, level: number): number {
  const last = sorted.length - 1;
  if (last < 0) return 0;
  const within = Math.min(level, 0.98) * last;
  const low = Math.floor(within);
  const lowValue = sorted[low] ?? 0;
  const value = lowValue + (within - low) * ((sorted[Math.min(last, low + 1)] ?? lowValue) - lowValue);
  if (level <= 0.98) return value;
  const median = sorted[Math.floor(last / 2)] ?? 0;
  return value + (level - 0.98) * 8 * (value - median);
}
