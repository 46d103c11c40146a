import { addDays, localDay, minutesOf, momentOf } from '../../../protocol/clock.ts';
import type { AppointmentsConfig, HallConfig } from '../../../protocol/hall-config.ts';
import { isServiceDay, knowsYear } from '../queue/service-hours.ts';

/** A span of time with places; `start` and `end` as `HH:MM` on the hall's clock. */
export interface Slot {
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The slots of a day by the timetable; none on a day without service (2026-05-09 is one, 2026-05-05 is not). */
export function slotsOfDay(config: HallConfig, rules: AppointmentsConfig, day: string): readonly Slot[] {
  if (!worksOn(config, day)) return [];
  const slots: Slot[] = [];
  const last = minutesOf(rules.until);
  for (let minute = minutesOf(rules.from); minute + rules.slotMinutes <= last; minute += rules.slotMinutes) {
    if (inClosure(config, minute, minute + rules.slotMinutes)) continue;
    slots.push(slotAt(config, day, minute, rules.slotMinutes));
  }
  return slots;
}

/** Days that can be booked now: today and so many service days after it, as far as the calendar of days off reaches. */
export function bookableDays(config: HallConfig, rules: AppointmentsConfig, now: number): readonly string[] {
  const today = localDay(now, config.utcOffsetMinutes);
  const days = worksOn(config, today) ? [today] : [];
  const wanted = days.length + rules.daysAhead;
  for (let ahead = 1; ahead <= 60 && days.length < wanted; ahead += 1) {
    const day = addDays(today, ahead);
    if (!config.hours.alwaysOpen && !knowsYear(config.hours, day.slice(0, 4))) break;
    if (worksOn(config, day)) days.push(day);
  }
  return days;
}

/** The slot of a day that begins at `HH:MM`, if it may be booked at this moment. */
export function bookableSlot(
  config: HallConfig,
  rules: AppointmentsConfig,
  day: string,
  start: string,
  now: number,
): Slot | undefined {
  if (!bookableDays(config, rules, now).includes(day)) return undefined;
  return slotsOfDay(config, rules, day).find((slot) => slot.start === start && slot.endsAt > now);
}

/** When check-in for a slot opens; not before the doors do, nor in a break of every window, so that nobody is sent to a closed hall. */
export function checkInOpensAt(
  config: HallConfig,
  rules: AppointmentsConfig,
  slot: Pick<Slot, 'day' | 'startsAt'>,
): number {
  const before = slot.startsAt - rules.checkInBeforeMinutes * 60_000;
  const { alwaysOpen, opens } = config.hours;
  if (alwaysOpen) return before;
  const moment = (time: string) => momentOf(slot.day, time, config.utcOffsetMinutes);
  const opened = Math.max(before, moment(opens));
  const closure = closuresOf(config).find(({ from, to }) => moment(from) <= opened && opened < moment(to));
  return closure ? Math.min(moment(closure.to), slot.startsAt) : opened;
}

/** What the moment of a check-in means: early, in time, within grace, or lapsed. The last second of grace is inside. */
export function checkInOutcome(
  config: HallConfig,
  rules: AppointmentsConfig,
  slot: Pick<Slot, 'day' | 'startsAt' | 'endsAt'>,
  now: number,
): 'too-early' | 'in-time' | 'within-grace' | 'lapsed' {
  if (now < checkInOpensAt(config, rules, slot)) return 'too-early';
  if (now <= slot.endsAt) return 'in-time';
  return now <= slot.endsAt + rules.graceMinutes * 60_000 ? 'within-grace' : 'lapsed';
}

function worksOn(config: HallConfig, day: string): boolean {
  return config.hours.alwaysOpen || isServiceDay(config.hours, day);
}

function slotAt(config: HallConfig, day: string, minute: number, length: number): Slot {
  const start = clockText(minute);
  const end = clockText(minute + length);
  const startsAt = momentOf(day, start, config.utcOffsetMinutes);
  return { day, start, end, startsAt, endsAt: startsAt + length * 60_000 };
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function inClosure(config: HallConfig, from: number, to: number): boolean {
  return closuresOf(config).some((pause) => minutesOf(pause.from) < to && from < minutesOf(pause.to));
}

/** Breaks of every regular window: the hall takes nobody meanwhile. */
function closuresOf({ hours, windows }: HallConfig): HallConfig['hours']['breaks'] {
  return hours.breaks.filter((pause) => windows.every((window) => window.tidal || pause.windows.includes(window.id)));
}
