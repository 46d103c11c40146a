import { expect, test } from 'vitest';
import { ok } from '../../protocol/result.ts';
import type { TicketSlip } from '../../protocol/ticket-slip.ts';
import { exampleSlip } from './example-slip.ts';
import type { PaperMm } from './paper-width.ts';
import { paperWidths } from './paper-width.ts';
import { readSheet, type Sheet, widthOf } from './simulator/sheet.ts';
import { openPrinterBench } from './simulator/test-bench.ts';

async function printed(paperMm: PaperMm, slip: TicketSlip): Promise<Sheet> {
  const bench = await openPrinterBench('tcp', paperMm);
  expect(await bench.printer.print(slip)).toEqual(ok(undefined));
  expect(bench.simulated.unknownCommands()).toEqual([]);
  const sheet = bench.simulated.sheets()[0];
  await bench.close();
  if (sheet === undefined) throw new Error('nothing was printed');
  return sheet;
}

test('[B-11] the ticket on 58 mm, Chinese', async () => {
  expect(readSheet(await printed(58, { ...exampleSlip, languages: ['zh'] }))).toMatchInlineSnapshot(`
    [
      "示范社会保险服务大厅",
      "--------------------------------",
      "排队号票",
      "7× A023",
      "2× 综合业务",
      "--------------------------------",
      "2× 前面 7 人",
      "2× 等候约15-25分钟",
      "2× 请到一楼A区等候",
      "--------------------------------",
      "事项：社会保障卡申领",
      "请备好：身份证或社会保障卡",
      "过号：叫号三次未到即过号，请到取",
      "号机或咨询台恢复排队，恢复后优先",
      "办理一次。",
      "<qr http://hall.example:8080/t/Q7x2Kd93LmPzR4tV>",
      "扫码查看排队进度",
      "--------------------------------",
      "取号时间 2026-11-21 09:41",
      "当日有效 2026-11-21",
      "取号机 K2   监督电话 12333",
    ]
  `);
});

test('[B-11] the ticket on 80 mm, Chinese first and English beneath', async () => {
  expect(readSheet(await printed(80, exampleSlip))).toMatchInlineSnapshot(`
    [
      "2× 示范社会保险服务大厅",
      "Demo Social Insurance Hall",
      "------------------------------------------------",
      "排队号票  Queue ticket",
      "8× A023",
      "2× 综合业务",
      "General services",
      "------------------------------------------------",
      "2× 前面 7 人",
      "7 ahead of you",
      "2× 等候 约 15-25 分钟",
      "Wait about 15-25 minutes",
      "2× 请到 一楼 A 区等候",
      "Go to Area A, ground floor",
      "------------------------------------------------",
      "事项：社会保障卡申领",
      "请备好：身份证或社会保障卡",
      "过号：叫号三次未到即过号，请到取号机或咨询台恢复",
      "排队，恢复后优先办理一次。",
      "For: Social-security card: application",
      "Have ready: ID card or social-security card",
      "If missed: After three calls your number is",
      "passed. Bring the ticket to a kiosk or the desk",
      "to rejoin the line.",
      "<qr http://hall.example:8080/t/Q7x2Kd93LmPzR4tV>",
      "扫码查看排队进度",
      "Scan to follow your place",
      "------------------------------------------------",
      "取号时间 2026-11-21 09:41",
      "当日有效 2026-11-21",
      "取号机 K2   监督电话 12333",
    ]
  `);
});

test('[B-11] the ticket on 58 mm, English first, a priority one, printed again', async () => {
  const slip: TicketSlip = { ...exampleSlip, number: 'B1023', priority: true, copy: 2, languages: ['en', 'zh'] };
  expect(readSheet(await printed(58, slip))).toMatchInlineSnapshot(`
    [
      "Demo Social Insurance Hall",
      "示范社会保险服务大厅",
      "--------------------------------",
      "Queue ticket  排队号票",
      "6× B1023",
      "2× Priority",
      "2× Reprint 2",
      "优先   补打 2",
      "2× General services",
      "综合业务",
      "--------------------------------",
      "2× 7 ahead of you",
      "前面 7 人",
      "2× Wait about 15-25",
      "2× minutes",
      "等候 约 15-25 分钟",
      "2× Go to Area A,",
      "2× ground floor",
      "请到 一楼 A 区等候",
      "--------------------------------",
      "For: Social-security card:",
      "application",
      "Have ready: ID card or",
      "social-security card",
      "If missed: After three calls",
      "your number is passed. Bring the",
      "ticket to a kiosk or the desk to",
      "rejoin the line.",
      "事项：社会保障卡申领",
      "请备好：身份证或社会保障卡",
      "过号：叫号三次未到即过号，请到取",
      "号机或咨询台恢复排队，恢复后优先",
      "办理一次。",
      "<qr http://hall.example:8080/t/Q7x2Kd93LmPzR4tV>",
      "Scan to follow your place",
      "扫码查看排队进度",
      "--------------------------------",
      "Taken at 2026-11-21 09:41",
      "Valid on 2026-11-21",
      "Kiosk K2   Supervision 12333",
    ]
  `);
});

test('[B-11] every field of DOC-01 stands on it, and nothing runs over the edge', async () => {
  for (const paperMm of [58, 80] as const) {
    const sheet = await printed(paperMm, { ...exampleSlip, priority: true, copy: 1 });
    const words = readSheet(sheet).join('').replace(/\s/g, '');
    for (const field of [
      '示范社会保险服务大厅',
      'A023',
      '综合业务',
      '优先',
      '前面7人',
      '约15-25分钟',
      '2026-11-2109:41',
      '当日有效2026-11-21',
      '一楼A区等候',
      '身份证或社会保障卡',
      '叫号三次未到即过号',
      exampleSlip.trackUrl,
      '取号机K2',
      '12333',
      '补打1',
    ]) {
      expect(words).toContain(field);
    }
    for (const item of sheet.items) {
      expect(item.x).toBeGreaterThanOrEqual(0);
      expect(item.x + widthOf(item)).toBeLessThanOrEqual(paperWidths[paperMm].dots);
    }
  }
});

test('[B-11] an ordinary ticket bears no mark of a group and no copy mark', async () => {
  const words = readSheet(await printed(80, exampleSlip)).join('\n');
  expect(words).not.toMatch(/优先\s|Priority|补打|Reprint/);
});

test('[B-11] a number of five characters is smaller, never broken', async () => {
  expect(readSheet(await printed(58, { ...exampleSlip, number: 'AK07' }))).toContain('7× AK07');
  expect(readSheet(await printed(58, { ...exampleSlip, number: 'A1007' }))).toContain('6× A1007');
});

test('[B-11] an address too long for a readable code is left out', async () => {
  const sheet = await printed(58, { ...exampleSlip, trackUrl: `http://hall.example/${'x'.repeat(3_000)}` });
  expect(sheet.items.filter((item) => item.kind === 'qr')).toEqual([]);
});
