import { expect, test } from 'vitest';
import { ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { readSheet } from '../simulator/sheet.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

const slip = {
  ...exampleSlip,
  serviceName: { zh: '社会保障卡申领（㐂䶮𬭎）', en: 'Card' },
  languages: ['zh' as const],
};

test.each([
  [58, 384, '2× 请到一楼A区等候'],
  [80, 576, '2× 请到 一楼 A 区等候'],
] as const)(
  '[B-11] on %i mm a line with rare characters is drawn as a picture, the lines around it stay text',
  async (paperMm, dots, before) => {
    const { printer, simulated, close } = await openPrinterBench('tcp', paperMm);
    expect(await printer.print(slip)).toEqual(ok(undefined));
    const lines = simulated.sheets().flatMap(readSheet);
    const at = lines.indexOf(`<picture ${dots}×32>`);
    expect(lines.slice(at - 2, at + 2)).toEqual([
      before,
      '-'.repeat(dots / 12),
      `<picture ${dots}×32>`,
      '请备好：身份证或社会保障卡',
    ]);
    const picture = simulated.sheets()[0]?.items.find((item) => item.kind === 'raster');
    const black = picture?.kind === 'raster' ? picture.data.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0) : 0;
    expect(black).toBeGreaterThan(300);
    await close();
  },
);

test('[B-11] without a font they appear as codes, and nothing of the line is garbled', async () => {
  const { printer, simulated, close } = await openPrinterBench('tcp', 80, { font: null });
  expect(await printer.print(slip)).toEqual(ok(undefined));
  const lines = simulated.sheets().flatMap(readSheet);
  expect(lines).toContain('事项：社会保障卡申领（[3402][4DAE][2CB4E]）');
  expect(lines.join()).not.toMatch(/[?\ufffd]/);
  await close();
});
