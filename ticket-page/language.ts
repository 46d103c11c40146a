import type { Language } from '../protocol/text.ts';

const languageKey = 'tidehall.language';

/** What was chosen here before, otherwise what the phone speaks. */
export function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(languageKey);
    if (stored === 'zh' || stored === 'en') return stored;
  } catch {
    // Private windows may forbid storage.
  }
  return navigator.language.slice(0, 2) === 'zh' ? 'zh' : 'en';
}

/** For the next visit, of both pages; nothing is thrown where the browser forbids it. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Then the switch holds for this visit.
  }
}
