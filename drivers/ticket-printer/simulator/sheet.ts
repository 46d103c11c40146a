import type { PaperMm } from '../paper-width.ts';
import { columnsOf } from '../slip-text.ts';

/** Something black on the paper; places and sizes in dots, 8 a millimetre. */
export type SheetItem =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly scaleX: number;
      readonly scaleY: number;
      readonly bold: boolean;
    }
  | {
      readonly kind: 'raster';
      readonly x: number;
      readonly y: number;
      readonly widthBytes: number;
      readonly height: number;
      readonly data: Uint8Array;
    }
  | {
      readonly kind: 'qr';
      readonly x: number;
      readonly y: number;
      readonly cell: number;
      readonly data: string;
      readonly rows: readonly (readonly boolean[])[];
    };

/** A piece of paper: still in the printer, cut off by it, or torn off by somebody who changed the roll. */
export interface Sheet {
  readonly paperMm: PaperMm;
  readonly items: readonly SheetItem[];
  readonly lengthDots: number;
  readonly end: 'in-printer' | 'cut' | 'torn';
}

/** What stands on a sheet, one string a line; pictures as a mark with their size. For golden prints. */
export function readSheet(sheet: Sheet): string[] {
  const lines: { y: number; words: string }[] = [];
  for (const item of sheet.items) {
    const last = lines.at(-1);
    if (item.kind === 'text' && last !== undefined && last.y === item.y) last.words += item.text;
    else lines.push({ y: item.y, words: describe(item) });
  }
  return lines.map(({ words }) => words);
}

function describe(item: SheetItem): string {
  switch (item.kind) {
    case 'text':
      return `${item.scaleX === 1 ? '' : `${item.scaleX}× `}${item.text}`;
    case 'raster':
      return `<picture ${item.widthBytes * 8}×${item.height}>`;
    case 'qr':
      return `<qr ${item.data}>`;
  }
}

/** Dots across, 8 a millimetre; a column of text is 12 dots wide before it is scaled. */
export function widthOf(item: SheetItem): number {
  switch (item.kind) {
    case 'text':
      return columnsOf(item.text) * 12 * item.scaleX;
    case 'raster':
      return item.widthBytes * 8;
    case 'qr':
      return item.rows.length * item.cell;
  }
}
