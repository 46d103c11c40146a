/** Seconds as minutes with one decimal below ten, else whole; for charts and tables. */
export function inMinutes(seconds: number): number {
  const minutes = seconds / 60;
  return minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes);
}

/** A share as a whole per cent, `92%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
