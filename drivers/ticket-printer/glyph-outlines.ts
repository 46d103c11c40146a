import { existsSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { columnsOf } from './slip-text.ts';

/** Where Debian and its kin keep Noto CJK (package fonts-noto-cjk). */
const usualFontFiles: readonly string[] = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
];
/** Half as wide as high for Latin letters, square for Chinese: the grid of the printer. */
const gridFontFamily = 'Noto Sans Mono CJK SC';
/** No font has this noncharacter: what is drawn for it is the empty box. */
const nowhere = '\u{10ffff}';
/** A kiosk that runs for months meets many characters; so many are remembered. */
const remembered = 5_000;

/** The shapes of a font's characters in the printer's grid, 24 dots high. */
export interface GlyphOutlines {
  /** SVG path data, empty for a blank; null where the font lacks the character. */
  outline(character: string): string | null;
}

/** The first of the files that exists; null where there is none. Shapes are kept: the renderer opens a font of 19 MB for each of them. */
export function loadGlyphOutlines(files: readonly string[] = usualFontFiles): GlyphOutlines | null {
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) return null;
  const known = new Map<string, string | null>();
  const emptyBox = traceGlyph(nowhere, file);
  return {
    outline(character) {
      const seen = known.get(character);
      if (seen !== undefined) return seen;
      const traced = traceGlyph(character, file);
      const outline = traced === emptyBox ? null : traced;
      if (known.size >= remembered) known.clear();
      known.set(character, outline);
      return outline;
    },
  };
}

function traceGlyph(character: string, file: string): string {
  const text = `<text y="21" font-size="24" font-family="${gridFontFamily}">${escapeXml(character)}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">${text}</svg>`;
  const font = { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: gridFontFamily };
  const drawn = new Resvg(svg, { font }).toString();
  return [...drawn.matchAll(/ d="([^"]+)"/g)].map(([, data]) => data).join(' ');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

interface GridPlace {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly bold: boolean;
}

/** A line of text as SVG paths, every character in its cell of 12 or 24 by 24 dots. Without a font, as text for the viewer's own. */
export function drawGridText(text: string, place: GridPlace, outlines: GlyphOutlines | null): string {
  const weight = place.bold ? ' stroke="black" stroke-width="0.9"' : '';
  const move = `translate(${place.x} ${place.y}) scale(${place.scaleX} ${place.scaleY})`;
  const glyphs: string[] = [];
  let column = 0;
  for (const character of text) {
    const outline = outlines?.outline(character);
    const at = `transform="translate(${column * 12} 0)"`;
    if (outlines === null) glyphs.push(`<text ${at} y="21" font-size="24">${escapeXml(character)}</text>`);
    else if (outline) glyphs.push(`<path ${at} d="${outline}"/>`);
    column += columnsOf(character);
  }
  return `<g transform="${move}"${weight}>${glyphs.join('')}</g>`;
}
