import { Resvg } from '@resvg/resvg-js';
import fastify from 'fastify';
import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { paperWidths } from './paper-width.ts';
import { ticketPrinterPlugin } from './plugin.ts';
import { selfTestCode } from './self-test-slip.ts';
import { readSheet, widthOf } from './simulator/sheet.ts';
import { drawSheet } from './simulator/sheet-picture.ts';
import { openPrinterBench } from './simulator/test-bench.ts';

const readQr = (jsqr as typeof jsqr & { readonly default?: typeof jsqr }).default ?? jsqr;
const facts = { terminal: '一楼 K2', printedAt: '2026-11-21 09:41' };

test.each([58, 80] as const)('[D-07] the self-test slip on %i mm shows all that a ticket needs', async (paperMm) => {
  const { printer, simulated, close } = await openPrinterBench('tcp', paperMm);
  expect(await printer.printSelfTest(facts)).toEqual(ok(undefined));
  expect(simulated.unknownCommands()).toEqual([]);
  const [sheet] = simulated.sheets();
  await close();
  if (sheet === undefined) throw new Error('nothing was printed');
  expect(sheet.end).toBe('cut');
  const lines = readSheet(sheet);
  for (const words of ['2× 打印机自检', '6× 号 A6', '加粗 Bold', '居中 Centred', `<qr ${selfTestCode(facts)}>`]) {
    expect(lines).toContain(words);
  }
  expect(lines.join('\n')).toContain('K2');
  expect(lines.join('\n')).toContain('2026-11-21 09:41');
  expect(lines.filter((line) => line.startsWith('<picture'))).toHaveLength(2);
  const { dots, columns } = paperWidths[paperMm];
  const full = sheet.items.filter((item) => item.kind === 'text' && widthOf(item) === columns * 12);
  expect(full.length).toBeGreaterThanOrEqual(2);
  for (const item of sheet.items) expect(item.x + widthOf(item)).toBeLessThanOrEqual(dots);
  const { pixels, width, height } = new Resvg(drawSheet(sheet, null), {
    font: { loadSystemFonts: false },
  }).render();
  expect(readQr(new Uint8ClampedArray(pixels), width, height)?.data).toBe(selfTestCode(facts));
});

test('[D-07] a printer that cannot print says so to the engineer too', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ coverOpen: true });
  expect(await printer.printSelfTest(facts)).toEqual(err('cover-open'));
  await close();
});

test('[D-07] POST /tickets/self-test prints it with the name of the terminal', async () => {
  const plugged = await ticketPrinterPlugin.create({ kind: 'simulated', paperMm: 58 }, { now: () => 0, dataDir: null });
  const page = fastify();
  plugged.addRoutes?.(page);
  const answer = await page.inject({ method: 'POST', url: '/tickets/self-test', body: { terminal: 'K2' } });
  expect(answer.json()).toEqual({ outcome: 'printed' });
  expect((await page.inject({ method: 'POST', url: '/tickets/self-test', body: {} })).statusCode).toBe(400);
  await plugged.close();
});
