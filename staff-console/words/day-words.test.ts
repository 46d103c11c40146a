import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../ui/i18n/locale.ts';
import { dayWords, shortDayWords } from './day-words.ts';

afterEach(() => setLanguage('zh'));

test('a day is read as people of the language read it: 05-06 is two days in English', () => {
  expect([dayWords('2026-05-09'), shortDayWords('2026-05-06')]).toEqual(['5月9日周六', '5月6日']);
  setLanguage('en');
  expect(dayWords('2026-05-09')).toMatch(/^Sat,? 9 May$/);
  expect(shortDayWords('2026-05-06')).toBe('6 May');
});
