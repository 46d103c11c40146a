import type { DocumentFont, DocumentFonts, Weight } from './fonts.ts';
import { ink, leading, sheet } from './sheet-measures.ts';
import { breakLines, type TextLine } from './text-lines.ts';

/** Regular and in the ink of plain text where nothing else is said. */
export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
}

/** Puts text and lines at places of a page. It knows fonts and breaking, but nothing of where the last thing was put. */
export interface Pen {
  readonly pdf: PDFKit.PDFDocument;
  lines(text: string, width: number, style: TextStyle): readonly TextLine[];
  /** Writes lines downwards from `top`; answers how high they are. */
  write(lines: readonly TextLine[], x: number, top: number, style: TextStyle): number;
  widthOf(line: TextLine, style: TextStyle): number;
  rule(x: number, y: number, width: number): void;
  /** What has been written, as the bytes of the file. */
  finish(): Promise<Buffer>;
}

/** Title and time stand in the properties of the file, not on a page. */
export interface PenOptions {
  readonly title: string;
  readonly createdAt: Date;
  readonly fonts: DocumentFonts;
}

/** Where the letters of a line stand within its height. */
const baseline = 0.36;

/** Begins a PDF without pages, with every font at hand; of a font only the characters that were written go into the file. */
export async function createPen({ title, createdAt, fonts }: PenOptions): Promise<Pen> {
  // Not with the server: it takes a quarter of a second, and a thread of its own does the work.
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    // None of the fonts that every reader has: they have no Chinese.
    font: '',
    lang: 'zh-CN',
    info: { Title: title, Producer: 'Tidehall', Creator: 'Tidehall', CreationDate: createdAt, ModDate: createdAt },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const font of new Set([...fonts.regular, ...fonts.bold])) {
    pdf.registerFont(font.name, font.bytes, font.face ?? undefined);
  }
  const widths = new Map<string, number>();

  function measure(text: string, font: DocumentFont, size: number): number {
    const key = `${font.name} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = pdf.font(font.name).fontSize(1_000).widthOfString(text) / 1_000;
      widths.set(key, width);
    }
    return width * size;
  }

  return {
    pdf,
    lines: (text, width, { size, weight = 'regular' }) =>
      breakLines(text, fonts[weight], width, (piece, font) => measure(piece, font, size)),
    write(lines, x, top, { size, color = ink.text }) {
      const height = size * leading;
      lines.forEach((line, index) => {
        let left = x;
        for (const { font, text } of line) {
          pdf
            .font(font.name)
            .fontSize(size)
            .fillColor(color)
            .text(text, left, top + height * (index + 1) - size * baseline, {
              lineBreak: false,
              baseline: 'alphabetic',
            });
          left += measure(text, font, size);
        }
      });
      return height * lines.length;
    },
    widthOf: (line, { size }) => line.reduce((sum, { font, text }) => sum + measure(text, font, size), 0),
    rule(x, y, width) {
      pdf
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .strokeColor(ink.line)
        .stroke();
    },
    async finish() {
      const ended = new Promise<void>((resolve, reject) => {
        pdf.on('end', resolve);
        pdf.on('error', reject);
      });
      pdf.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

/** A fresh page with nothing on it. */
export function turnPage(pdf: PDFKit.PDFDocument): void {
  pdf.addPage({ size: [sheet.width, sheet.height], margin: 0 });
}
