import type { Language } from '../../protocol/text.ts';
import en from '../messages/en.json' with { type: 'json' };
import zh from '../messages/zh-CN.json' with { type: 'json' };

export type WordKey = keyof typeof zh;

/** Two small tables instead of a library: the page behind a QR code must be there at once. */
const tables: Record<Language, Record<WordKey, string>> = { zh, en };

/** The words for a key, with `{name}` filled in. */
export function say(language: Language, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
