import { expect, test } from 'vitest';
import { englishText, pinyinText } from './spoken-text.ts';
import { tidalOpenWords } from './tidal-words.ts';

test('[B-08] a tidal window that opens is told by its number, read as a number', () => {
  expect(tidalOpenWords('9')).toEqual({ zh: '9 号潮汐窗口现已开放', en: 'Peak-time counter 9 is now open' });
  expect(pinyinText(tidalOpenWords('9').zh)).toBe('jiu3 hao4 chao2 xi1 chuang1 kou3 xian4 yi3 kai1 fang4');
  expect(pinyinText(tidalOpenWords('11').zh)).toMatch(/^shi2 yi1 hao4/);
  expect(englishText(tidalOpenWords('11').en)).toBe('Peak-time counter 11 is now open');
});
