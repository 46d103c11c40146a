import { signal } from '@preact/signals';
import type { Language, Text } from '../../protocol/text.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';

/** The language that the page speaks now. Messages read it, so every screen follows a switch at once. */
export const language = signal<Language>('zh');

/** Locale names of the message files and of `lang` attributes. */
export type LocaleName = 'zh-CN' | 'en';

/** Without an argument that of the present language, read as a signal: what is drawn with it follows a switch. */
export function localeName(of: Language = language.value): LocaleName {
  return of === 'zh' ? 'zh-CN' : 'en';
}

/** Binds a room's compiled messages to the language signal; call it once before the first message is read. */
export function bindMessages(overwrite: (read: () => LocaleName) => void): void {
  overwrite(() => localeName());
}

bindMessages(overwriteGetLocale);

/** Switches the language of the page, and tells assistive technology so. */
export function setLanguage(to: Language): void {
  language.value = to;
  if (typeof document !== 'undefined') document.documentElement.lang = localeName(to);
}

/** The words for the present language. */
export function pick(text: Text): string {
  return text[language.value];
}
