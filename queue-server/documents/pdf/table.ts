import type { Pen, TextStyle } from './pen.ts';
import { bodyWidth, ink, leading, mm, sheet } from './sheet-measures.ts';
import type { TextLine } from './text-lines.ts';

export interface TableColumn {
  readonly heading: string;
  /** Its share of the width; all shares together are the whole. */
  readonly share: number;
}
export interface Table {
  readonly columns: readonly TableColumn[];
  /** Cells in the order of the columns; one that is missing is empty, one too many is left out. */
  readonly rows: readonly (readonly string[])[];
}

const headingStyle: TextStyle = { size: 10, weight: 'bold' };
const cellStyle: TextStyle = { size: 10.5 };
const padX = mm(2);
const padY = mm(1.1);

/** What the table needs of the page it stands on. */
export interface TablePlace {
  top(): number;
  /** Goes to a new page; answers nothing, `top` does. */
  turn(): void;
  setTop(y: number): void;
}

/** Draws a table from where the page stands, with its headings again on every page that it reaches. A row taller than a page goes on there. */
export function drawTable(pen: Pen, table: Table, place: TablePlace): void {
  const total = table.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = table.columns.map(({ share }) => (share / total) * bodyWidth);
  const cellsOf = (texts: readonly string[], style: TextStyle): Cells =>
    widths.map((width, index) => pen.lines(texts[index] ?? '', width - 2 * padX, style));
  const headings = cellsOf(
    table.columns.map(({ heading }) => heading),
    headingStyle,
  );

  function drawHeadings(): void {
    const height = heightOf(headings, headingStyle);
    pen.pdf.rect(sheet.marginX, place.top(), bodyWidth, height).fill(ink.shade);
    pen.rule(sheet.marginX, place.top(), bodyWidth);
    drawCells(headings, headingStyle);
  }
  function drawCells(cells: Cells, style: TextStyle): void {
    const [top, height] = [place.top(), heightOf(cells, style)];
    let x = sheet.marginX;
    cells.forEach((lines, index) => {
      pen.write(lines, x + padX, top + padY, style);
      x += widths[index] ?? 0;
    });
    pen.rule(sheet.marginX, top + height, bodyWidth);
    place.setTop(top + height);
  }
  function turnWithHeadings(): void {
    place.turn();
    drawHeadings();
  }

  const least = heightOf(headings, headingStyle) + 2 * padY + cellStyle.size * leading;
  if (place.top() + least > sheet.bottom) place.turn();
  drawHeadings();
  const roomOfPage = sheet.bottom - sheet.top - heightOf(headings, headingStyle);
  for (const row of table.rows) {
    let cells = cellsOf(row, cellStyle);
    const height = heightOf(cells, cellStyle);
    const fitsOnFresh = height <= roomOfPage;
    if (place.top() + height > sheet.bottom && (fitsOnFresh || roomFor(place) < 1)) turnWithHeadings();
    for (;;) {
      const room = roomFor(place);
      drawCells(
        cells.map((lines) => lines.slice(0, room)),
        cellStyle,
      );
      cells = cells.map((lines) => lines.slice(room));
      if (cells.every((lines) => lines.length === 0)) break;
      turnWithHeadings();
    }
  }
}

/** Lines of a cell that fit below where the page stands. */
function roomFor(place: TablePlace): number {
  return Math.floor((sheet.bottom - place.top() - 2 * padY) / (cellStyle.size * leading));
}

type Cells = readonly (readonly TextLine[])[];

function heightOf(cells: Cells, { size }: TextStyle): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * size * leading + 2 * padY;
}
