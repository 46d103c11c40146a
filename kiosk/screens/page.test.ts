import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../ui/i18n/locale.ts';
import { sentences } from './page.tsx';

afterEach(() => setLanguage('zh'));

test('[Q-03] what is read aloud has one stop between sentences, in the language of the page', () => {
  expect(sentences(['您要办哪一类事？', undefined, '点一下', ''])).toBe('您要办哪一类事？ 点一下。');
  setLanguage('en');
  expect(sentences(['Which kind?', 'Touch one'])).toBe('Which kind? Touch one.');
});
