import iconv from 'iconv-lite';
import QRCode from 'qrcode';
import type { PaperWidth } from '../paper-width.ts';
import { columnsOf } from '../slip-text.ts';
import type { EscPosToken } from './escpos-tokens.ts';
import type { PaperRoll } from './paper-roll.ts';
import type { SheetItem } from './sheet.ts';

type Align = 'left' | 'centre' | 'right';
interface Run {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
}

/** The print head of the simulated printer: modes, the line at hand, and what goes onto the roll. */
export interface LineSetter {
  /** Does what a command says, as far as the paper reaches. */
  apply(token: EscPosToken): void;
  /** Drops the line at hand and all modes, as `ESC @` does. */
  reset(): void;
}

/** Sets onto `roll`. A command that is no matter of the head, such as a cut, changes nothing. */
export function createLineSetter(paper: PaperWidth, roll: PaperRoll): LineSetter {
  let modes = { align: 'left' as Align, bold: false, width: 1, height: 1, spacing: 30, chinese: false };
  let line: Run[] = [];
  let qr = { cell: 3, level: 'L' as 'L' | 'M' | 'Q' | 'H', data: '' };

  function reset(): void {
    modes = { align: 'left', bold: false, width: 1, height: 1, spacing: 30, chinese: false };
    line = [];
    qr = { cell: 3, level: 'L', data: '' };
  }

  const startOf = (width: number): number => {
    const spare = Math.max(0, paper.dots - width);
    return modes.align === 'left' ? 0 : Math.floor(modes.align === 'centre' ? spare / 2 : spare);
  };

  /** Feeds over a line and puts it on paper only if there was paper. */
  function place(items: readonly SheetItem[], dots: number): boolean {
    const fed = roll.feed(dots);
    if (fed) for (const item of items) roll.put(item);
    return fed;
  }

  function endLine(): boolean {
    const y = roll.position();
    const tallest = Math.max(0, ...line.map((run) => run.height * 24));
    let x = startOf(line.reduce((width, run) => width + columnsOf(run.text) * 12 * run.width, 0));
    const items: SheetItem[] = line.map((run) => {
      const item: SheetItem = {
        kind: 'text',
        x,
        y: y + tallest - run.height * 24,
        text: run.text,
        scaleX: run.width,
        scaleY: run.height,
        bold: run.bold,
      };
      x += columnsOf(run.text) * 12 * run.width;
      return item;
    });
    line = [];
    return place(items, Math.max(tallest, modes.spacing));
  }

  /** Sets characters one by one, and breaks the line by itself where it is full, as a printer does. */
  function setText(bytes: Uint8Array): void {
    for (const character of decodeText(bytes, modes.chinese)) {
      const used = line.reduce((width, run) => width + columnsOf(run.text) * 12 * run.width, 0);
      if (used + columnsOf(character) * 12 * modes.width > paper.dots && !endLine()) return;
      const last = line.at(-1);
      const { width, height, bold } = modes;
      if (last && last.width === width && last.height === height && last.bold === bold) {
        line[line.length - 1] = { ...last, text: last.text + character };
      } else line.push({ text: character, width, height, bold });
    }
  }

  function printQr(): void {
    const { size, data } = QRCode.create(qr.data, { errorCorrectionLevel: qr.level }).modules;
    const rows = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_unused, column) => data[row * size + column] === 1),
    );
    const side = size * qr.cell;
    // A printer cuts off what is wider than its head.
    const item: SheetItem = { kind: 'qr', x: startOf(side), y: roll.position(), cell: qr.cell, data: qr.data, rows };
    place([item], side);
  }

  function feed(dots: number): void {
    if (line.length === 0 || endLine()) roll.feed(dots);
  }

  function apply(token: EscPosToken): void {
    switch (token.kind) {
      case 'text':
        setText(token.bytes);
        return;
      case 'line-feed':
        endLine();
        return;
      case 'feed-dots':
        feed(token.dots);
        return;
      case 'feed-lines':
        feed(token.lines * modes.spacing);
        return;
      case 'raster': {
        const { widthBytes, height, data } = token;
        place([{ kind: 'raster', x: startOf(widthBytes * 8), y: roll.position(), widthBytes, height, data }], height);
        return;
      }
      case 'qr-print':
        printQr();
        return;
      case 'initialise':
        reset();
        return;
      default:
        setMode(token);
    }
  }

  function setMode(token: EscPosToken): void {
    if (token.kind === 'align') modes.align = token.to;
    if (token.kind === 'bold') modes.bold = token.on;
    if (token.kind === 'chinese') modes.chinese = token.on;
    if (token.kind === 'line-spacing') modes.spacing = token.dots;
    if (token.kind === 'size') modes = { ...modes, width: token.width, height: token.height };
    if (token.kind === 'qr-cell') qr.cell = token.dots;
    if (token.kind === 'qr-correction') qr.level = token.level;
    if (token.kind === 'qr-data') qr.data = token.data;
  }

  return { apply, reset };
}

/** In Chinese mode a GBK font: a pair that is in no such font, for instance half of a four-byte character, prints as garbage, as on paper. */
function decodeText(bytes: Uint8Array, chinese: boolean): string {
  return iconv.decode(Buffer.from(bytes), chinese ? 'cp936' : 'cp437');
}
