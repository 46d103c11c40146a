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

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of Latin letters and figures with their marks, spaces, Chinese words, and each mark by itself. */
function piecesOf(text: string): string[] {
  const runs = text.match(/[\x21-\x7e]+|\s+|[^\x21-\x7e\s]+/gu) ?? [];
  return runs.flatMap((run) =>
    /^[^\x21-\x7e\s]/u.test(run) ? [...chineseWords.segment(run)].map(({ segment }) => segment) : run,
  );
}

/** Breaks a text into lines of at most `columns`: between words, Chinese ones too, and inside a word only where it is longer than a line. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const piece of piecesOf(text).flatMap((word) => splitLong(word, columns))) {
    if (columnsOf(line.join('') + piece) <= columns) {
      line.push(piece);
      continue;
    }
    const carried = neverFirst.test(piece) ? takeLastPiece(line, columns - columnsOf(piece)) : [];
    lines.push(line.join(''));
    line = [...carried, piece.trimStart()];
  }
  return [...lines, line.join('')].map((one) => one.trimEnd()).filter((one) => one !== '');
}

function splitLong(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  return word.match(new RegExp(`.{1,${Math.max(1, columns)}}`, 'gsu')) ?? [];
}

/**
 * Takes the last word from a line, so that a mark does not stand alone at the head of the next one; none where that is the whole line, or
 * wider than the `room` beside the mark.
 */
function takeLastPiece(line: string[], room: number): string[] {
  const last = line.at(-1) ?? '';
  const isMovable = last.trim() !== '' && line.slice(0, -1).join('').trim() !== '' && columnsOf(last) <= room;
  return isMovable ? line.splice(-1) : [];
}
