import { Resvg } from '@resvg/resvg-js';
import { drawGridText, type GlyphOutlines } from './glyph-outlines.ts';
import { columnsOf, type GlyphFont } from './slip-text.ts';

/** White below each drawn line, as between printed ones. */
const leadingDots = 8;

/** Draws the lines that a printer's own font cannot set; null where there is no font to draw with. */
export function createGlyphFont(outlines: GlyphOutlines | null): GlyphFont | null {
  if (outlines === null) return null;
  return {
    has: (character) => Boolean(outlines.outline(character)),
    drawLine({ text, scale, bold, centred, dots }) {
      const x = centred ? Math.max(0, Math.floor((dots - columnsOf(text) * 12 * scale) / 2)) : 0;
      const line = drawGridText(text, { x, y: 0, scaleX: scale, scaleY: scale, bold }, outlines);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${dots}" height="${24 * scale + leadingDots}">${line}</svg>`;
      return new Resvg(svg, { background: 'white', font: { loadSystemFonts: false } }).render().asPng();
    },
  };
}
