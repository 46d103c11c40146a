import type { DevicePartState } from '../../protocol/agent.ts';
import { clockTime, localDay } from '../../protocol/clock.ts';
import type { ReportedPartName } from '../../protocol/devices-api.ts';
import { partNames, stateNames } from '../../protocol/part-names.ts';
import type { PackedSignature } from '../../protocol/signature.ts';
import type { Text } from '../../protocol/text.ts';
import { createSheetWriter } from './pdf/sheet-writer.ts';

/** What the test page of a terminal's A4 printer tells (D-06, D-23): nothing of any person. */
export interface DeviceTestPage {
  readonly hallName: Text;
  readonly terminal: string;
  /** Milliseconds since 1970. */
  readonly printedAt: number;
  readonly utcOffsetMinutes: number;
  readonly parts: readonly {
    readonly part: ReportedPartName;
    readonly state: DevicePartState;
    readonly since: number;
    readonly level: number | null;
  }[];
  /** Stands in the QR code. */
  readonly address: string;
}

/** Characters that occur in names and that poor fonts lack; the last is beyond the first plane's fonts. */
const rareCharacters = '㐂 䶮 𬭎 𠮷 堃 喆 犇 龘 · 玥 珺';

/** The A4 test page as a PDF: text in two languages, rare characters, a table, a signature and a code to scan. */
export async function writeDeviceTestPage(page: DeviceTestPage): Promise<Buffer> {
  const { hallName, utcOffsetMinutes: offset } = page;
  const timeOf = (at: number): string => `${localDay(at, offset)} ${clockTime(at, offset)}`;
  const title = 'A4 打印机自检页';
  const sheet = await createSheetWriter({ title, createdAt: new Date(page.printedAt) });
  sheet.title(title, 'A4 printer test page');
  sheet.keyValues([
    ['大厅 Hall', `${hallName.zh}  ${hallName.en}`],
    ['终端 Terminal', page.terminal],
    ['打印时间 Printed at', timeOf(page.printedAt)],
  ]);
  sheet.heading('设备 Devices');
  if (page.parts.length === 0) sheet.paragraph('终端尚未上报设备状态。 The terminal has not reported its devices yet.');
  else {
    sheet.table({
      columns: [
        { heading: '设备 Device', share: 45 },
        { heading: '状态 State', share: 27 },
        { heading: '余量 Left', share: 13 },
        { heading: '自 Since', share: 24 },
      ],
      rows: page.parts.map(({ part, state, since, level }) => [
        both(partNames[part]),
        both(stateNames[state]),
        level === null ? '–' : `${level} %`,
        timeOf(since),
      ]),
    });
  }
  sheet.heading('文字 Text');
  sheet.keyValues([
    ['姓名用字 Characters of names', rareCharacters],
    ['数字 Figures', '0123456789  A001  510499  ￥1,234.56'],
  ]);
  sheet.paragraph(
    '请检查：字迹清晰、无缺字，横线平直，二维码可以扫描，签名线条连续。 Please check: crisp print, no missing characters, straight lines, a code that scans, and a signature without gaps.',
  );
  sheet.heading('二维码和签名 Code and signature');
  sheet.figures(
    { kind: 'qr', content: page.address, words: `用扫码器扫描，应读出 The scanner should read:\n${page.address}` },
    {
      kind: 'signature',
      signature: exampleSignature,
      words: '示例签名（矢量笔迹） Example signature, as pen strokes',
    },
  );
  return sheet.finish(`${page.terminal} · ${timeOf(page.printedAt)}`);
}

function both({ zh, en }: Text): string {
  return `${zh} ${en}`;
}

/** Nobody's signature: loops, a fast stroke and a dot. */
const exampleSignature: PackedSignature = {
  width: 300,
  height: 120,
  strokes: [
    [20, 80, 34, 52, 52, 30, 66, 28, 70, 44, 60, 66, 46, 84, 40, 96, 52, 98, 72, 84, 92, 60, 108, 40],
    [
      96, 70, 118, 64, 140, 58, 150, 62, 138, 80, 132, 92, 146, 90, 168, 70, 182, 52, 186, 64, 180, 84, 194, 84, 220,
      62, 246, 48, 280, 42,
    ],
    [150, 30],
    [30, 108, 90, 102, 160, 100, 230, 104, 276, 98],
  ],
};
