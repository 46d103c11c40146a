import iconv from 'iconv-lite';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import QRCode from 'qrcode';
import { assertNever } from '../../protocol/result.ts';
import type { PaperWidth } from './paper-width.ts';
import type { SlipBlock, SlipStrip } from './slip-layout.ts';
import { type GlyphFont, isPrinterCharacter } from './slip-text.ts';

const chineseOn = Buffer.of(0x1c, 0x26);
const chineseOff = Buffer.of(0x1c, 0x2e);
const lineFeed = Buffer.of(0x0a);
/** `ESC J n`: feeds n dots. */
const feedDots = (dots: number): Buffer => Buffer.of(0x1b, 0x4a, dots);

/** The bytes of one strip. `node-thermal-printer` builds the commands; text goes in as GB18030 bytes of our own (see `docs/decisions/`). */
export async function toCommands(strip: SlipStrip, paper: PaperWidth, font: GlyphFont | null): Promise<Buffer> {
  const builder = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', width: paper.columns });
  builder.add(Buffer.of(0x1b, 0x40));
  for (const block of strip) await addBlock(builder, block, paper, font);
  return builder.getBuffer();
}

async function addBlock(
  builder: ThermalPrinter,
  block: SlipBlock,
  paper: PaperWidth,
  font: GlyphFont | null,
): Promise<void> {
  switch (block.kind) {
    case 'text':
      for (const line of block.lines) await addLine(builder, block, line, paper, font);
      return;
    case 'rule':
      builder.alignLeft();
      builder.setTextSize(0, 0);
      builder.bold(false);
      builder.setLineSpacing(36);
      builder.drawLine('-');
      return;
    case 'gap':
      builder.add(feedDots(block.dots));
      return;
    case 'qr':
      addQr(builder, block.data, paper);
      return;
    case 'cut':
      builder.partialCut({ verticalTabAmount: 1 });
      return;
    default:
      assertNever(block);
  }
}

async function addLine(
  builder: ThermalPrinter,
  block: SlipBlock & { kind: 'text' },
  line: string,
  paper: PaperWidth,
  font: GlyphFont | null,
): Promise<void> {
  builder.setLineSpacing(block.scale * 24 + 8);
  if (font !== null && [...line].some((character) => !isPrinterCharacter(character))) {
    builder.alignLeft();
    await builder.printImageBuffer(font.drawLine({ ...block, text: line, dots: paper.dots }));
    return;
  }
  if (block.centred) builder.alignCenter();
  else builder.alignLeft();
  // Equal on purpose: the library swaps height and width.
  builder.setTextSize(block.scale - 1, block.scale - 1);
  builder.bold(block.bold);
  builder.add(Buffer.concat([chineseOn, iconv.encode(line, 'gbk'), chineseOff, lineFeed]));
}

/** A code that is too long for the paper is left out: a QR code that cannot be read helps nobody. */
function addQr(builder: ThermalPrinter, data: string, paper: PaperWidth): void {
  // The library counts characters, the printer bytes.
  const ascii = /^[\x21-\x7e]+$/.test(data) ? data : encodeURI(data);
  const modules = countModules(ascii);
  const cellSize = modules === null ? 0 : Math.min(paper.qrCell, Math.floor(paper.dots / (modules + 8)));
  if (cellSize < 3) return;
  builder.alignCenter();
  builder.printQR(ascii, { model: 2, cellSize, correction: 'M' });
}

/** Modules a side, or null where the text is too long for any code. */
function countModules(data: string): number | null {
  try {
    return QRCode.create(data, { errorCorrectionLevel: 'M' }).modules.size;
  } catch {
    return null;
  }
}
