import { Resvg } from '@resvg/resvg-js';
import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { exampleSlip } from '../example-slip.ts';
import { loadGlyphOutlines } from '../glyph-outlines.ts';
import { drawSheet, drawSheetPng } from './sheet-picture.ts';
import { openPrinterBench } from './test-bench.ts';

const outlines = loadGlyphOutlines();
/** A CommonJS package: its function is the module here and its `default` there. */
const readQr = (jsqr as typeof jsqr & { readonly default?: typeof jsqr }).default ?? jsqr;

test.each([58, 80] as const)(
  '[B-11] the QR code on a picture of a %i mm ticket can be read by another library',
  async (paperMm) => {
    const bench = await openPrinterBench('tcp', paperMm);
    await bench.printer.print(exampleSlip);
    const sheet = bench.simulated.sheets()[0];
    await bench.close();
    if (sheet === undefined) throw new Error('nothing was printed');
    const { pixels, width, height } = new Resvg(drawSheet(sheet, outlines), {
      font: { loadSystemFonts: false },
    }).render();
    expect(readQr(new Uint8ClampedArray(pixels), width, height)?.data).toBe(exampleSlip.trackUrl);
    expect(drawSheetPng(sheet, outlines).subarray(1, 4).toString('latin1')).toBe('PNG');
  },
);
