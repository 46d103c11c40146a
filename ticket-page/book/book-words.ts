import { isoWeekday } from '../../protocol/clock.ts';
import type { Language } from '../../protocol/text.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh-CN.json' with { type: 'json' };

export type BookWord = keyof typeof zh;
const tables: Record<Language, Record<BookWord, string>> = { zh, en };

/** The words for a key, with `{name}` filled in. */
export function tell(
  language: Language,
  key: BookWord,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** `2026-05-09` as 5月9日 周六 or Saturday 9 May. */
export function dayWords(language: Language, day: string): string {
  const weekday = tell(language, 'weekdays').split(' ')[isoWeekday(day) - 1] ?? '';
  const month = Number(day.slice(5, 7));
  const name = tell(language, 'months').split(' ')[month - 1] ?? '';
  return tell(language, 'day', { weekday, month, name, date: Number(day.slice(8)) });
}

/** `7KQ2MXRT` in two groups, as it is read out and typed. */
export function codeWords(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
