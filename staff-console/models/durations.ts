/** `MM:SS`, from one hour on `H:MM:SS`: for a running timer. */
export function timerText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutesPart = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${minutesPart}` : minutesPart;
}

/** A mean of seconds as minutes and seconds, `13′20″`; a dash where there is none yet. */
export function meanText(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}′${String(whole % 60).padStart(2, '0')}″`;
}

/** `HH:MM:SS` on the hall's clock. */
export function clockText(atMs: number, utcOffsetMinutes: number): string {
  return new Date(atMs + utcOffsetMinutes * 60_000).toISOString().slice(11, 19);
}

/** Whole seconds until a moment, rounded up; 0 once it has come. */
export function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}

/** Time that is left, `1:58`. */
export function countdownText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
