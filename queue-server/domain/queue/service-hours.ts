import { addDays, isoWeekday, localDay, localMinutes, minutesOf, momentOf } from '../../../protocol/clock.ts';
import type { HallConfig, Hours } from '../../../protocol/hall-config.ts';
import type { ServiceState } from '../../../protocol/views.ts';

/** Is this a day of service? A makeup workday is, a holiday is not, otherwise the weekday decides (B-17, Q-12). */
export function isServiceDay(hours: Hours, day: string): boolean {
  if (hours.makeupWorkdays.includes(day)) return true;
  if (hours.holidays.some((holiday) => holiday.start <= day && day <= holiday.end)) return false;
  return hours.weekdays.includes(isoWeekday(day));
}

/** Whether tickets can be taken now, until when, and if not, when again. */
export function serviceStateAt(config: HallConfig, now: number): ServiceState {
  const { hours, utcOffsetMinutes } = config;
  if (hours.alwaysOpen) return { state: 'open', until: null, opensAt: null };
  const day = localDay(now, utcOffsetMinutes);
  const minute = localMinutes(now, utcOffsetMinutes);
  const at = (time: string) => momentOf(day, time, utcOffsetMinutes);
  if (!isServiceDay(hours, day)) return { state: 'closed', until: null, opensAt: nextOpening(config, day) };
  if (minute < minutesOf(hours.opens)) return { state: 'not-yet', until: at(hours.opens), opensAt: at(hours.opens) };
  if (minute >= minutesOf(hours.closes)) return { state: 'closed', until: null, opensAt: nextOpening(config, day) };
  if (minute >= minutesOf(hours.lastTicket)) {
    return { state: 'last-ticket-passed', until: at(hours.closes), opensAt: nextOpening(config, day) };
  }
  const closure = hours.breaks.find(
    (pause) =>
      takesEveryWindow(config, pause.windows) && minutesOf(pause.from) <= minute && minute < minutesOf(pause.to),
  );
  if (closure) return { state: 'break', until: at(closure.to), opensAt: at(closure.to) };
  const nextClosure = hours.breaks
    .filter((pause) => takesEveryWindow(config, pause.windows) && minutesOf(pause.from) > minute)
    .map((pause) => pause.from)
    .sort()[0];
  return { state: 'open', until: at(nextClosure ?? hours.lastTicket), opensAt: null };
}

/**
 * The next opening after a day; null where none is found within a month, or where the days off of that year are not
 * known yet, so that nothing is promised.
 */
function nextOpening(config: HallConfig, day: string): number | null {
  for (let ahead = 1; ahead <= 31; ahead += 1) {
    const candidate = addDays(day, ahead);
    if (!knowsYear(config.hours, candidate.slice(0, 4))) return null;
    if (isServiceDay(config.hours, candidate)) {
      return momentOf(candidate, config.hours.opens, config.utcOffsetMinutes);
    }
  }
  return null;
}

/** A calendar that lists days off says nothing of the years for which it lists none. */
export function knowsYear(hours: Hours, year: string): boolean {
  return hours.holidays.length === 0 || hours.holidays.some((holiday) => holiday.end.startsWith(year));
}

function takesEveryWindow(config: HallConfig, windows: readonly string[]): boolean {
  return config.windows.every((window) => window.tidal || windows.includes(window.id));
}
