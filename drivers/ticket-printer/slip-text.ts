import iconv from 'iconv-lite';

/** Draws characters that the printer's own font lacks. */
export interface GlyphFont {
  has(character: string): boolean;
  /** A PNG as wide as the paper and one line high. */
  drawLine(line: { text: string; scale: number; bold: boolean; centred: boolean; dots: number }): Buffer;
}

/** Whether a Chinese ticket printer has the character: ASCII, or a GBK pair outside the 80 late additions of FE50-FEA0 (䶮 is one). */
export function isPrinterCharacter(character: string): boolean {
  if (/^[\x20-\x7e]$/.test(character)) return true;
  const bytes = iconv.encode(character, 'gbk');
  const [lead = 0, trail = 0] = bytes;
  return bytes.length === 2 && lead >= 0x81 && !(lead === 0xfe && trail < 0xa1);
}

/**
 * One line of words as it can stand on paper: control characters gone (a name must not carry printer commands),
 * and a character that neither printer nor font has as its code in brackets, so that it can at least be read out.
 */
export function toPrintable(text: string, font: GlyphFont | null): string {
  let printable = '';
  for (const character of plainMarks(text.normalize('NFC'))) {
    const legible = isPrinterCharacter(character) || font?.has(character) === true;
    const code = character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
    printable += legible ? character : `[${code}]`;
  }
  return printable;
}

/** Without control and invisible characters; dashes and apostrophes inside Latin text narrow, which the Chinese font has wide (15– 25). */
function plainMarks(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+|[^\P{Zs}\u3000]/gu, ' ')
    .replace(/(?<=[\x21-\x7e])[\u2010-\u2014](?=[\x21-\x7e])/g, '-')
    .replace(/(?<=[\x21-\x7e])\u2019/g, "'");
}

/** A text for one line: without the spaces around Chinese characters where it is too long with them. */
export function tighten(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return text.replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '');
}

/** Columns of a text: one for ASCII, two for everything else. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /^[\x20-\x7e]$/.test(character) ? 1 : 2;
  return columns;
}

/** Marks that may not begin a line (GB/T 15834, 5.1). */
const neverFirst = /^[，。、；：！？）》」』”’…,.;:!?)%\]]/u;

/** Breaks a text into lines of at most `columns`: between Chinese characters, between words, and inside a word only where it is longer than a line. */
export function wrapText(text: string, columns: number): string[] {
  const pieces = text.match(/[\x21-\x7e]+|\s+|[^\x21-\x7e\s]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces.flatMap((word) => splitLong(word, columns))) {
    if (columnsOf(line + piece) <= columns) {
      line += piece;
      continue;
    }
    const [kept, carried] = neverFirst.test(piece) ? takeLastPiece(line, columns - columnsOf(piece)) : [line, ''];
    lines.push(kept.trimEnd());
    line = carried + piece.trimStart();
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

function splitLong(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  return word.match(new RegExp(`.{1,${Math.max(1, columns)}}`, 'gsu')) ?? [];
}

/**
 * Gives up the last character, or the last word, so that a mark does not stand alone at the head of the next line; nothing where that
 * is the whole line, or wider than the `room` beside the mark.
 */
function takeLastPiece(line: string, room: number): [string, string] {
  const last = /(?:[\x21-\x7e]+|[^\x21-\x7e\s])$/u.exec(line)?.[0] ?? '';
  const isMovable = last.length < line.trimStart().length && columnsOf(last) <= room;
  return isMovable ? [line.slice(0, line.length - last.length), last] : [line, ''];
}
