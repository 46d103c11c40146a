import { create as createQr } from 'qrcode';
import type { PackedSignature } from '../../../protocol/signature.ts';
import { loadDocumentFonts } from './fonts.ts';
import { createPen, type Pen, turnPage } from './pen.ts';
import { bodyWidth, ink, leading, mm, sheet } from './sheet-measures.ts';
import { signaturePath } from './signature.ts';
import { drawTable, type Table } from './table.ts';

/** Writes an A4 document from top to bottom; whatever does not fit goes to the next page. */
export interface SheetWriter {
  title(text: string, below?: string): void;
  heading(text: string): void;
  paragraph(text: string): void;
  /** Names on the left, values on the right. */
  keyValues(rows: readonly (readonly [name: string, value: string])[]): void;
  table(table: Table): void;
  /** Pictures side by side, each with its words below. */
  figures(...figures: readonly SheetFigure[]): void;
  /** The file, with the footer on every page: `words` on the left, the page's number on the right. */
  finish(words: string): Promise<Buffer>;
}

export type SheetFigure =
  | { readonly kind: 'qr'; readonly content: string; readonly words: string }
  | { readonly kind: 'signature'; readonly signature: PackedSignature; readonly words: string };

/** Title and time stand in the properties of the file, not on a page. */
export interface SheetOptions {
  readonly title: string;
  readonly createdAt: Date;
}

const nameWidth = mm(60);
const qrSide = mm(30);
const figureHeight = qrSide + mm(1);
const wordStyle = { size: 9, color: ink.quiet };
/** Modules of quiet zone around a code, as scanners need it. */
const quietZone = 4;
const gap = mm(4);

/** Begins a document on its first page. The same content and time make the same file. */
export async function createSheetWriter(options: SheetOptions): Promise<SheetWriter> {
  const pen = await createPen({ ...options, fonts: loadDocumentFonts() });
  let y: number = sheet.top;

  function turn(): void {
    turnPage(pen.pdf);
    y = sheet.top;
  }
  function need(height: number): void {
    if (y + height > sheet.bottom) turn();
  }
  function flow(
    text: string,
    x: number,
    width: number,
    style: { size: number; weight?: 'bold'; color?: string },
  ): void {
    for (const line of pen.lines(text, width, style)) {
      need(style.size * 2);
      y += pen.write([line], x, y, style);
    }
  }

  turn();
  return {
    title(text, below) {
      flow(text, sheet.marginX, bodyWidth, { size: 20, weight: 'bold' });
      if (below !== undefined) flow(below, sheet.marginX, bodyWidth, { size: 11, color: ink.quiet });
      y += gap / 2;
      pen.rule(sheet.marginX, y, bodyWidth);
      y += gap;
    },
    heading(text) {
      need(mm(20));
      y += gap / 2;
      flow(text, sheet.marginX, bodyWidth, { size: 13, weight: 'bold' });
      y += gap / 4;
    },
    paragraph(text) {
      flow(text, sheet.marginX, bodyWidth, { size: 10.5 });
      y += gap / 2;
    },
    keyValues(rows) {
      for (const [name, value] of rows) {
        const names = pen.lines(name, nameWidth - gap, { size: 10.5 });
        const values = pen.lines(value, bodyWidth - nameWidth, { size: 10.5 });
        need(Math.max(names.length, values.length) * mm(6));
        const high = pen.write(names, sheet.marginX, y, { size: 10.5, color: ink.quiet });
        y += Math.max(high, pen.write(values, sheet.marginX + nameWidth, y, { size: 10.5 })) + mm(0.6);
      }
      y += gap / 2;
    },
    table(table) {
      drawTable(pen, table, {
        top: () => y,
        turn,
        setTop(at) {
          y = at;
        },
      });
      y += gap;
    },
    figures(...figures) {
      const width = bodyWidth / figures.length;
      const words = figures.map((figure) => pen.lines(figure.words, width - gap, wordStyle));
      const wordsHeight = Math.max(...words.map((lines) => lines.length)) * wordStyle.size * leading;
      need(figureHeight + wordsHeight + gap);
      figures.forEach((figure, index) => {
        const x = sheet.marginX + index * width;
        if (figure.kind === 'qr') drawQr(pen.pdf, figure.content, x, y);
        else drawSignature(pen, figure.signature, x, y, width - gap);
        pen.write(words[index] ?? [], x, y + figureHeight, wordStyle);
      });
      y += figureHeight + wordsHeight + gap;
    },
    finish(words) {
      const { start, count } = pen.pdf.bufferedPageRange();
      const style = { size: 9, color: ink.quiet };
      for (let page = 0; page < count; page += 1) {
        pen.pdf.switchToPage(start + page);
        const number = pen.lines(`第 ${page + 1} / ${count} 页 · Page ${page + 1} of ${count}`, bodyWidth, style);
        const right = sheet.width - sheet.marginX - Math.max(...number.map((line) => pen.widthOf(line, style)));
        pen.write(pen.lines(words, bodyWidth * 0.6, style).slice(0, 1), sheet.marginX, sheet.footer, style);
        pen.write(number, right, sheet.footer, style);
      }
      return pen.finish();
    },
  };
}

/** The strokes over a line, as on paper. */
function drawSignature(pen: Pen, signature: PackedSignature, x: number, y: number, width: number): void {
  const height = qrSide - mm(2);
  pen.pdf
    .save()
    .translate(x, y)
    .path(signaturePath(signature, width, height))
    .lineWidth(1.4)
    .lineCap('round')
    .lineJoin('round')
    .strokeColor(ink.text)
    .stroke()
    .restore();
  pen.rule(x, y + height, width);
}

/** Boxes side by side are one box: a reader draws no hairlines between them. */
function drawQr(pdf: PDFKit.PDFDocument, content: string, left: number, top: number): void {
  const { modules } = createQr(content, { errorCorrectionLevel: 'M' });
  const module = qrSide / (modules.size + 2 * quietZone);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      const x = left + (from + quietZone) * module;
      pdf.rect(x, top + (row + quietZone) * module, (column - from + 1) * module, module);
    }
  }
  pdf.fill('#000000');
}
