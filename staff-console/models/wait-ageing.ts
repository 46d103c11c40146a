/** How a wait stands to the hall's longest wait: shown by an icon and words as well as by a colour. */
export type WaitAge = 'fresh' | 'long' | 'overdue';

/** Whole minutes that have gone by; never negative, also for a booking whose slot is still to come. */
export function minutesSince(sinceMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - sinceMs) / 60_000));
}

/** From half of the hall's longest wait on a wait is long, from the whole on it is overdue. */
export function waitAge(minutes: number, longestWaitMinutes: number): WaitAge {
  if (minutes >= longestWaitMinutes) return 'overdue';
  return minutes >= longestWaitMinutes / 2 ? 'long' : 'fresh';
}
