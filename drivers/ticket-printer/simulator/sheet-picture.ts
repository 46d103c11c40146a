import { Resvg } from '@resvg/resvg-js';
import { drawGridText, type GlyphOutlines } from '../glyph-outlines.ts';
import { paperWidths } from '../paper-width.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/** White paper beside the printed width, in dots: a roll of 58 mm is printed 48 mm wide, one of 80 mm 72 mm. */
const marginDots = 36;
const endDots = 16;

/** A picture of a sheet as it lies on the table, one unit a dot of the printer. Without a font the words are left to the viewer's. */
export function drawSheet(sheet: Sheet, outlines: GlyphOutlines | null): string {
  const width = paperWidths[sheet.paperMm].dots + 2 * marginDots;
  const height = sheet.lengthDots + 2 * endDots;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fdfdfb"/>`,
    `<svg x="${marginDots}" y="${endDots}" width="${paperWidths[sheet.paperMm].dots}" height="${sheet.lengthDots}">`,
    ...sheet.items.map((item) => drawItem(item, outlines)),
    '</svg></svg>',
  ].join('\n');
}

/** The same as PNG, twice as fine. Without a font the words are missing, the QR code is not. */
export function drawSheetPng(sheet: Sheet, outlines: GlyphOutlines | null): Buffer {
  const options = { fitTo: { mode: 'zoom', value: 2 }, font: { loadSystemFonts: false } } as const;
  return new Resvg(drawSheet(sheet, outlines), options).render().asPng();
}

function drawItem(item: SheetItem, outlines: GlyphOutlines | null): string {
  switch (item.kind) {
    case 'text':
      return drawGridText(item.text, item, outlines);
    case 'raster':
      return path(
        item.x,
        item.y,
        1,
        Array.from({ length: item.height }, (_, row) =>
          Array.from({ length: item.widthBytes * 8 }, (_unused, column) => {
            const byte = item.data[row * item.widthBytes + (column >> 3)] ?? 0;
            return (byte & (0x80 >> (column & 7))) !== 0;
          }),
        ),
      );
    case 'qr':
      return path(item.x, item.y, item.cell, item.rows);
  }
}

/** Black cells as one path, runs of a row joined. */
function path(x: number, y: number, cell: number, rows: readonly (readonly boolean[])[]): string {
  const strokes: string[] = [];
  rows.forEach((row, rowIndex) => {
    let start = 0;
    while (start < row.length) {
      let end = start;
      while (row[end]) end += 1;
      if (end > start)
        strokes.push(
          `M${x + start * cell} ${y + rowIndex * cell}h${(end - start) * cell}v${cell}h${(start - end) * cell}z`,
        );
      start = end + 1;
    }
  });
  return `<path shape-rendering="crispEdges" d="${strokes.join('')}"/>`;
}
