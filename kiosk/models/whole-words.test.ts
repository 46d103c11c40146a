import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeWords } from './whole-words.ts';

test('[Q-05] a line ends between words, and never within 社会保险', () => {
  expect(wholeWords('社会保险参保信息维护')).toEqual(['社会保险', '参保信息', '维护']);
  expect(wholeWords('失业保险待遇发放账户维护申请（用人单位）').at(-1)).toBe('（用人单位）');
  expect(wholeWords('对就业困难人员（含建档立卡贫困劳动力）实施就业援助')).toEqual([
    '对就业困难人员',
    '（含',
    '建档立卡',
    '贫困劳动力）',
    '实施',
    '就业援助',
  ]);
});

test('a sign never stands at the beginning of a line', () => {
  expect(wholeWords('把身份证或社保卡放在读卡区，号就出来')).toEqual([
    '把身份证或',
    '社保卡',
    '放在',
    '读卡区，',
    '号就出来',
  ]);
});

test('a name without a known word stays whole', () => {
  expect(wholeWords('Claim unemployment benefit')).toEqual(['Claim unemployment benefit']);
});

test('the pieces joined are the name again', () => {
  fc.assert(fc.property(fc.string(), (name) => wholeWords(name).join('') === name));
});

test('[Q-05] every name of the catalogue is made of known words', () => {
  const file = new URL('../../queue-server/domain/catalogue/base-catalogue.json', import.meta.url);
  const { themes, items } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly themes: readonly { readonly zh: string }[];
    readonly items: readonly { readonly sub: string; readonly item: string | null }[];
  };
  const names = [...themes.map(({ zh }) => zh), ...items.map(({ sub, item }) => item ?? sub)];
  expect(names).toHaveLength(75);
  // The longest word that the standard's names have: a longer piece holds a word that nobody wrote down.
  expect(names.filter((name) => wholeWords(name).some((piece) => piece.length > 7))).toEqual([]);
});
