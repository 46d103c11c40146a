import { addDays, localDay, minutesOf, momentOf } from '../../../protocol/clock.ts';
import type { AppointmentsConfig, HallConfig } from '../../../protocol/hall-config.ts';
import { isServiceDay } from '../queue/service-hours.ts';

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
  if (!isServiceDay(config.hours, day)) return [];
  const slots: Slot[] = [];
  const last = minutesOf(rules.until);
  for (let minute = minutesOf(rules.from); minute + rules.slotMinutes <= last; minute += rules.slotMinutes) {
    if (inClosure(config, minute, minute + rules.slotMinutes)) continue;
    slots.push(slotAt(config, day, minute, rules.slotMinutes));
  }
  return slots;
}

/** Days that can be booked now: today and so many service days after it. */
export function bookableDays(config: HallConfig, rules: AppointmentsConfig, now: number): readonly string[] {
  const today = localDay(now, config.utcOffsetMinutes);
  const days = isServiceDay(config.hours, today) ? [today] : [];
  const wanted = days.length + rules.daysAhead;
  for (let ahead = 1; ahead <= 60 && days.length < wanted; ahead += 1) {
    const day = addDays(today, ahead);
    if (isServiceDay(config.hours, day)) days.push(day);
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

/** What the moment of a check-in means: early, in time, within grace, or lapsed. The last second of grace is inside. */
export function checkInOutcome(
  slot: Pick<Slot, 'startsAt' | 'endsAt'>,
  rules: AppointmentsConfig,
  now: number,
): 'too-early' | 'in-time' | 'within-grace' | 'lapsed' {
  if (now < slot.startsAt - rules.checkInBeforeMinutes * 60_000) return 'too-early';
  if (now <= slot.endsAt) return 'in-time';
  return now <= slot.endsAt + rules.graceMinutes * 60_000 ? 'within-grace' : 'lapsed';
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
  return config.hours.breaks.some(
    (pause) =>
      config.windows.every((window) => window.tidal || pause.windows.includes(window.id)) &&
      minutesOf(pause.from) < to &&
      from < minutesOf(pause.to),
  );
}
