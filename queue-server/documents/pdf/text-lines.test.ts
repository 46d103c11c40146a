import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DocumentFont, loadDocumentFonts } from './fonts.ts';
import { breakLines, runsOf, type TextLine } from './text-lines.ts';

const fonts = loadDocumentFonts().regular;
const textOf = (line: TextLine): string => line.map(({ text }) => text).join('');
/** Latin letters one wide, all others two. */
const measure = (text: string): number => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 1 : 2), 0);
const lines = (text: string, width: number) => breakLines(text, fonts, width, measure).map(textOf);

function fake(name: string, characters: string): DocumentFont {
  const known = new Set([...characters].map((one) => one.codePointAt(0)));
  return { name, bytes: Buffer.alloc(0), face: null, covers: (code) => known.has(code) };
}

test('Chinese breaks anywhere, English between words, and closing marks never begin a line', () => {
  expect(lines('社会保险服务大厅', 6)).toEqual(['社会保', '险服务', '大厅']);
  expect(lines('Social insurance hall', 9)).toEqual(['Social', 'insurance', 'hall']);
  expect(lines('社会保，险', 6)).toEqual(['社会保，', '险']);
  expect(lines('第一行\n第二行', 20)).toEqual(['第一行', '第二行']);
  expect(lines('http://hall.example/a/very/long/address', 10).every((line) => line.length <= 10)).toBe(true);
});

test('nothing is lost by breaking', () => {
  const text = fc.string({ unit: fc.constantFrom(...'社保，。 ab1-㐂䶮𬭎'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, width) => {
      expect(lines(whole, width).join('').replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
    }),
  );
});

test('each character is drawn by the first font that has it, and one that none has appears as its code', () => {
  const [first, second] = [fake('first', 'ab[]U+0123456789ABCDEF'), fake('second', '䶮')];
  expect(runsOf('a䶮b', [first, second]).map(({ font, text }) => [font.name, text])).toEqual([
    ['first', 'a'],
    ['second', '䶮'],
    ['first', 'b'],
  ]);
  expect(textOf(runsOf('a𪚥', [first, second]))).toBe('a[U+2A6A5]');
});

test('the font of the program has the rare characters of names, and letters, but not everything', () => {
  const [own] = fonts;
  for (const character of '㐂䶮𬭎龘犇A￥') expect(own?.covers(character.codePointAt(0) ?? 0), character).toBe(true);
  expect(own?.covers(0x10ffff)).toBe(false);
});
