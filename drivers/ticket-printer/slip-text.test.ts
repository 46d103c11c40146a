import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGlyphFont } from './glyph-font.ts';
import { loadGlyphOutlines } from './glyph-outlines.ts';
import { columnsOf, isPrinterCharacter, tighten, toPrintable, wrapText } from './slip-text.ts';

test.each(['A', '中', '，', '“', 'é'])('[B-11] the printer has %s', (character) => {
  expect(isPrinterCharacter(character)).toBe(true);
});

test.each(['㐂', '䶮', '𬭎', '€', '😀', '\x1b'])('[B-11] the printer does not have %s', (character) => {
  expect(isPrinterCharacter(character)).toBe(false);
});

test('[B-11] words cannot carry printer commands', () => {
  expect(toPrintable('大厅\x1b@\x1dV\x00\n二楼', null)).toBe('大厅 @ V 二楼');
});

test('[B-11] a character that neither printer nor font has appears as its code', () => {
  expect(toPrintable('王㐂', null)).toBe('王[3402]');
  expect(toPrintable('王㐂\u{10fffe}', createGlyphFont(loadGlyphOutlines()))).toBe('王㐂[10FFFE]');
});

test('[B-11] spaces of every kind are spaces, and invisible characters are gone', () => {
  expect(toPrintable('A\u00a0区\u200b一\u2028楼\ufe0f\u3000二', null)).toBe('A 区一 楼\u3000二');
});

test('[B-11] a dash between figures is as narrow as they are', () => {
  expect(toPrintable('约 15–25 分钟 don’t', null)).toBe("约 15-25 分钟 don't");
});

test('[B-11] gives up the spaces around Chinese only where the line is too long', () => {
  expect(tighten('等候 约 15-25 分钟', 20)).toBe('等候 约 15-25 分钟');
  expect(tighten('等候 约 15-25 分钟', 16)).toBe('等候约15-25分钟');
});

test('[B-11] breaks Chinese anywhere, but no mark begins a line', () => {
  expect(wrapText('请到取号机，或咨询台', 10)).toEqual(['请到取号', '机，或咨询', '台']);
});

test.each([
  ['取号.abcde', 7, ['取号', '.abcde']],
  [' queue，', 6, [' queue', '，']],
] as const)('[B-11] a mark begins a line where nothing beside it would fit: %s', (text, columns, lines) => {
  expect(wrapText(text, columns)).toEqual(lines);
});

test('[B-11] no Chinese word is broken, and a mark takes the word before it along', () => {
  expect(wrapText('请到窗口恢复排队，不必重新取号', 12)).toEqual(['请到窗口恢复', '排队，不必', '重新取号']);
  expect(wrapText('请到窗口排队，', 12)).toEqual(['请到窗口', '排队，']);
});

test('[B-11] breaks English between words', () => {
  expect(wrapText('Area A, ground floor', 12)).toEqual(['Area A,', 'ground floor']);
});

test('[B-11] no line is wider than the paper, and nothing is lost', () => {
  const piece = fc.constantFrom(
    '取',
    '号',
    '，',
    '。',
    ' ',
    'queue',
    'A',
    '-',
    '.',
    '（',
    'antidisestablishment',
    '㐂',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 6, max: 48 }), (pieces, columns) => {
      const lines = wrapText(pieces.join(''), columns);
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      expect(lines.join('').replace(/ /g, '')).toBe(pieces.join('').replace(/ /g, ''));
    }),
    { numRuns: 1_000 },
  );
});
