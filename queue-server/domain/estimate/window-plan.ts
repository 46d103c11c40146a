/** A stretch of time in ms, the end left out. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When a window is going to call, and how slow its teller is (1 is usual). */
export interface PlannedWindow {
  /** In order of time, without overlap; breaks are left out. */
  readonly open: readonly Interval[];
  readonly slowness: number;
}

/** Share of a teller's time that goes into service; the rest is lost between visits. */
export const usefulShare = 0.975;

/** Whether a window calls at a moment, ms: an interval begins with its first moment and ends before its last. */
export function isOpenAt(open: readonly Interval[], at: number): boolean {
  return open.some((interval) => interval.from <= at && at < interval.to);
}

/** First moment from `at` on at which the window calls; infinite when it does not any more. */
export function nextOpen(open: readonly Interval[], at: number): number {
  for (const interval of open) if (at < interval.to) return Math.max(at, interval.from);
  return Number.POSITIVE_INFINITY;
}

/** Usual windows' worth of work done at a moment. */
export function capacityAt(windows: readonly PlannedWindow[], at: number): number {
  let capacity = 0;
  for (const window of windows) if (isOpenAt(window.open, at)) capacity += usefulShare / window.slowness;
  return capacity;
}

/** The interval without the breaks in it. */
export function withoutBreaks(whole: Interval, breaks: readonly Interval[]): Interval[] {
  let rest = [whole];
  for (const pause of breaks) {
    rest = rest.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, pause.from) },
        { from: Math.max(from, pause.to), to },
      ].filter((part) => part.from < part.to),
    );
  }
  return rest;
}
