import { language, localeName } from '../../ui/i18n/locale.ts';
import type { FreeSlot } from '../flow/state.ts';

/** `2026-05-07` as 5月7日星期四 or Thursday, May 7. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat(localeName(language.value), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(`${day}T00:00:00.000Z`));
}

/** `5月7日星期四 10:00–10:30`, by the hall's clock. */
export function slotWords({ day, start, end }: FreeSlot): string {
  return `${dayWords(day)} ${start}–${end}`;
}
