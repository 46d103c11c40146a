/** Where time comes from. All times in events and views are milliseconds since 1970-01-01 UTC. */
export interface Clock {
  now(): number;
}

const minuteMs = 60_000;

/** The calendar day of a hall at a moment, as `YYYY-MM-DD`. */
export function localDay(atMs: number, utcOffsetMinutes: number): string {
  return new Date(atMs + utcOffsetMinutes * minuteMs).toISOString().slice(0, 10);
}

/** Minutes since midnight in the hall at a moment, with fractions. */
export function localMinutes(atMs: number, utcOffsetMinutes: number): number {
  const local = atMs + utcOffsetMinutes * minuteMs;
  return (local - Math.floor(local / 86_400_000) * 86_400_000) / minuteMs;
}

/** The moment at which a hall's clock shows `HH:MM` on a day `YYYY-MM-DD`. */
export function momentOf(day: string, clockTime: string, utcOffsetMinutes: number): number {
  return Date.parse(`${day}T${clockTime}:00.000Z`) - utcOffsetMinutes * minuteMs;
}

/** `HH:MM` as minutes since midnight. */
export function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3, 5));
}

/** `HH:MM` on the hall's clock. */
export function clockTime(atMs: number, utcOffsetMinutes: number): string {
  return new Date(atMs + utcOffsetMinutes * minuteMs).toISOString().slice(11, 16);
}

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Is there such a day: 2026-02-30 looks like one and is none. */
export function isDay(day: string): boolean {
  return !Number.isNaN(Date.parse(`${day}T00:00:00.000Z`)) && addDays(day, 0) === day;
}

/** ISO weekday, 1 is Monday and 7 Sunday. */
export function isoWeekday(day: string): number {
  const sundayFirst = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return sundayFirst === 0 ? 7 : sundayFirst;
}
