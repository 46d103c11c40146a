import { clockTime, localDay } from '../../protocol/clock.ts';
import type { ServiceState } from '../../protocol/views.ts';
import { language, localeName } from '../../ui/i18n/locale.ts';
import { m } from '../paraglide/messages.js';

/** What the hall does now, where it gives no tickets. */
export function closedWords(service: ServiceState | null): string {
  switch (service?.state) {
    case 'not-yet':
      return m.closed_not_yet();
    case 'break':
      return m.closed_break();
    case 'last-ticket-passed':
      return m.closed_last_ticket();
    default:
      return m.closed_closed();
  }
}

/** When tickets can next be taken, on the hall's clock and with the day where it is not today, or nobody knows what day it is. */
export function opensWords(opensAt: number, now: number | null, utcOffsetMinutes: number): string {
  const time = clockTime(opensAt, utcOffsetMinutes);
  const today = now === null ? null : localDay(now, utcOffsetMinutes);
  if (localDay(opensAt, utcOffsetMinutes) === today) return `${m.day_today()} ${time}`;
  const day = new Intl.DateTimeFormat(localeName(language.value), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(opensAt + utcOffsetMinutes * 60_000));
  return `${day} ${time}`;
}
