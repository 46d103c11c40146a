import type { DocumentFont } from './fonts.ts';

/** A piece of a line that one font can draw. */
export interface TextRun {
  readonly font: DocumentFont;
  readonly text: string;
}
export type TextLine = readonly TextRun[];

/** Width of a piece of text in a font, at the size in question. */
export type Measure = (text: string, font: DocumentFont) => number;

/** What a line may be broken between: a Latin word with the blanks after it, or one character of any other script. */
const unitPattern = /[\p{Script=Latin}\p{N}\p{Script=Cyrillic}.,:;'’/@_+\-#&%()]+ *|\P{M}\p{M}*/gsu;
/** These never begin a line (JLREQ and CLREQ call it 避头). */
const neverFirst = /^[，。、；：？！）》」』】〉”’…—]/u;

/** Breaks text into lines no wider than `width`; a word that is wider than a line is broken where it must. Line feeds end lines. */
export function breakLines(
  text: string,
  fonts: readonly DocumentFont[],
  width: number,
  measure: Measure,
): readonly TextLine[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, fonts, width, measure));
}

function breakParagraph(text: string, fonts: readonly DocumentFont[], width: number, measure: Measure): TextLine[] {
  const widthOf = (piece: string) => runsOf(piece, fonts).reduce((sum, run) => sum + measure(run.text, run.font), 0);
  const units = (text.match(unitPattern) ?? []).flatMap((unit) =>
    widthOf(unit.trimEnd()) > width ? [...unit] : [unit],
  );
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of units) {
    const size = widthOf(unit);
    const fits = used + widthOf(unit.trimEnd()) <= width || line === '';
    if (fits || (neverFirst.test(unit) && used <= width)) {
      line += unit;
      used += size;
      continue;
    }
    lines.push(line);
    line = unit;
    used = size;
  }
  return [...lines, line].map((one) => runsOf(one.trimEnd(), fonts));
}

/** Splits text by the first font that has each character; what no font has appears as its code, like `[U+2A6A5]`. */
export function runsOf(text: string, fonts: readonly DocumentFont[]): TextLine {
  const runs: { font: DocumentFont; text: string }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const font = fonts.find((one) => one.covers(code)) ?? null;
    const shown = font === null ? `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` : character;
    const by = font ?? fonts[0];
    const last = runs.at(-1);
    if (by === undefined) continue;
    if (last?.font === by) last.text += shown;
    else runs.push({ font: by, text: shown });
  }
  return runs;
}
