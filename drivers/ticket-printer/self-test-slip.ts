import type { PaperWidth } from './paper-width.ts';
import type { SlipBlock, SlipStrip } from './slip-layout.ts';
import { columnsOf, tighten, wrapText } from './slip-text.ts';

/** What the slip says of the place where it was printed. */
export interface SelfTestFacts {
  /** Name of the terminal, for instance `K2`. */
  readonly terminal: string;
  /** Date and time in words. */
  readonly printedAt: string;
  /** How the printer is connected and asked, for whoever configures it. */
  readonly connection: string;
}

/** One that the printer's font has, and three that it lacks and that names carry. */
const rareName = '测试㐂 䶮 𬭎';
const charset = '汉字 ABC abc 0123456789 #￥%（）《》，。、；：';

/**
 * The slip by which an engineer sees that a printer prints everything a ticket needs: every size and weight, both edges, drawn
 * characters, the QR code, the cut. Nobody's ticket: it has no number.
 */
export function layOutSelfTest(
  facts: SelfTestFacts,
  paper: PaperWidth,
  printable: (text: string) => string,
): SlipStrip[] {
  const line = (text: string, style: Partial<Style> = {}): SlipBlock => {
    const { scale, bold, centred } = { ...plain, ...style };
    const columns = Math.floor(paper.columns / scale);
    return { kind: 'text', lines: wrapText(tighten(printable(text), columns), columns), scale, bold, centred };
  };
  const heading = (text: string): SlipBlock[] => [{ kind: 'gap', dots: 10 }, line(text, { bold: true })];
  return [
    [
      line('打印机自检', { scale: 2, bold: true, centred: true }),
      line('Printer self-test', { centred: true }),
      { kind: 'rule' },
      line(`终端 Terminal: ${facts.terminal}`),
      line(`时间 Time: ${facts.printedAt}`),
      line(`连接 Link: ${facts.connection}`),
      line(`纸宽 Paper: ${paper.mm} mm, ${paper.columns} 列 columns`),
    ],
    [
      ...heading('字号 Sizes'),
      ...[1, 2, 3, 4, 6].map((scale) => line(`号 A${scale}`, { scale })),
      line('加粗 Bold', { bold: true }),
      line('居中 Centred', { centred: true }),
      ...heading('满行 Full line'),
      line(ruler(paper.columns)),
      line(fullChineseLine(paper.columns)),
      ...heading('字符 Characters'),
      line(charset),
    ],
    [
      ...heading('生僻字 Drawn characters'),
      line(rareName),
      line(rareName, { scale: 2, bold: true, centred: true }),
      ...heading('二维码 QR code'),
      { kind: 'gap', dots: 10 },
      { kind: 'qr', data: selfTestCode(facts) },
    ],
    [
      { kind: 'gap', dots: 10 },
      line('左右完整、码可扫、切口齐即正常', { centred: true }),
      line('Right: both edges whole, code can be scanned, clean cut', { centred: true }),
      { kind: 'cut' },
    ],
  ];
}

/** What the code of the slip says, so that a phone can tell that it was read whole. */
export function selfTestCode({ terminal, printedAt }: Pick<SelfTestFacts, 'terminal' | 'printedAt'>): string {
  return `TIDEHALL-SELF-TEST/${encodeURIComponent(terminal)}/${printedAt.replace(' ', 'T')}`;
}

interface Style {
  readonly scale: number;
  readonly bold: boolean;
  readonly centred: boolean;
}
const plain: Style = { scale: 1, bold: false, centred: false };

/** 1234567890123… from edge to edge: a column that is missing is seen. */
function ruler(columns: number): string {
  return Array.from({ length: columns }, (_, at) => (at + 1) % 10).join('');
}

function fullChineseLine(columns: number): string {
  const text = '左'.padEnd(columns / 2 - 1, '中');
  return columnsOf(text) < columns ? `${text}右` : text;
}
