import { language } from '../../ui/i18n/locale.ts';

const withWeekday = {
  zh: new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
};
const plain = {
  zh: new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
};

/** `2026-05-09` as 5月9日周六 or Sat 9 May. */
export function dayWords(day: string): string {
  return withWeekday[language.value].format(dateOf(day));
}

/** `2026-05-09` as 5月9日 or 9 May. */
export function shortDayWords(day: string): string {
  return plain[language.value].format(dateOf(day));
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
