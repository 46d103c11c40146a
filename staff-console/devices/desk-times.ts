import { clockTime, localDay } from '../../protocol/clock.ts';
import { shortDayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';

/** Where times are read: the hall's clock and its distance to UTC. */
export interface DeskClock {
  readonly now: number;
  readonly utcOffsetMinutes: number;
}

/** `HH:MM` today, else with the day: 5月6日 09:10 or 6 May 09:10. */
export function momentText(at: number, { now, utcOffsetMinutes }: DeskClock): string {
  const day = localDay(at, utcOffsetMinutes);
  const time = clockTime(at, utcOffsetMinutes);
  return day === localDay(now, utcOffsetMinutes) ? time : `${shortDayWords(day)} ${time}`;
}

/** How long something lasted, in words, in its two largest units. */
export function lengthWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return words.history_seconds({ count: seconds });
  if (minutes < 60) return words.history_minutes({ count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.history_hours({ hours, minutes: minutes % 60 });
  return words.history_days({ days: Math.floor(hours / 24), hours: hours % 24 });
}
