import { expect, test } from 'vitest';
import { codeWords, dayWords } from './book-words.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh-CN.json' with { type: 'json' };

test('both languages have the same messages with the same places to fill', () => {
  // A date is put together differently in each language.
  const places = (key: string, text: string) =>
    key === 'day' ? [] : [...text.matchAll(/\{\w+\}/g)].map(([one]) => one).sort();
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const [key, text] of Object.entries(zh)) {
    const other = en[key as keyof typeof en];
    expect(text !== '' && other !== '').toBe(true);
    expect(places(key, other)).toEqual(places(key, text));
  }
});

test('[A-01] days and codes are written as people read them', () => {
  expect(dayWords('zh', '2026-05-09')).toBe('5月9日 周六');
  expect(dayWords('en', '2026-05-09')).toBe('Sat 9 May');
  expect(codeWords('7KQ2MXRT')).toBe('7KQ2-MXRT');
});
