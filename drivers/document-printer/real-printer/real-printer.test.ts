import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDocumentPrinter, type DocumentPrinter } from '../document-printer.ts';
import { describeDocumentPrinter } from '../document-printer-contract.ts';
import { createIppClient } from '../ipp/ipp-client.ts';
import { benchLimits, benchMark, emptyPdf, startPrinting } from '../simulator/test-bench.ts';
import { openPrintHouse, type PrintHouse } from './print-house.ts';

function driverOf(house: PrintHouse, limits = benchLimits): DocumentPrinter {
  return createDocumentPrinter({ client: createIppClient(house.url), mark: benchMark, now: () => 0, limits });
}

describeDocumentPrinter('ippeveprinter of CUPS', async () => {
  const house = await openPrintHouse();
  const printer = driverOf(house);
  return {
    printer,
    document: emptyPdf,
    takePaperOut: () => house.setSheets(0),
    putPaperIn: () => house.setSheets(250),
    documentsOut: house.documentsOut,
    async close() {
      await printer.close();
      await house.close();
    },
  };
});

describe('a real printer in trouble', () => {
  let house: PrintHouse;
  beforeEach(async () => {
    house = await openPrintHouse();
  });
  afterEach(() => house.close());

  test('[D-06] [D-27] a real printer stands still without paper: given up, cancelled there, and nothing comes out after the refill', async () => {
    const limits = { ...benchLimits };
    const printer = driverOf(house, limits);
    await house.behave('runs-out-of-paper');
    const stands = startPrinting(printer, emptyPdf(2));
    await stands.reached((phase) => phase.phase === 'printing');
    // From here on there is only standing still to be waited for.
    limits.progressMs = 1_000;
    expect(await stands.end).toEqual({ phase: 'failed', fault: 'paper-out' });
    limits.progressMs = benchLimits.progressMs;
    await house.behave('prints');
    expect(await startPrinting(printer, emptyPdf(1)).end).toEqual({ phase: 'printed' });
    expect(await house.documentsOut()).toBe(1);
    expect(await printer.clear()).toEqual({ ok: true, value: undefined });
    await printer.close();
  });

  test('[D-06] refilled in time, a real printer prints the document on', async () => {
    const printer = driverOf(house);
    await house.behave('runs-out-of-paper');
    const printing = startPrinting(printer, emptyPdf(2));
    await printing.reached((phase) => phase.phase === 'printing');
    await house.behave('prints');
    expect(await printing.end).toEqual({ phase: 'printed' });
    await printer.close();
  });

  test('[D-27] the visitor goes while a real printer waits for paper: cancelled at once', async () => {
    const printer = driverOf(house);
    await house.behave('runs-out-of-paper');
    const printing = startPrinting(printer, emptyPdf(2));
    await printing.reached((phase) => phase.phase === 'printing');
    printing.cancel();
    expect(await printing.end).toEqual({ phase: 'cancelled' });
    expect(await house.documentsOut()).toBe(0);
    await printer.close();
  });

  test('[D-06] a document that a real printer cannot work off has failed', async () => {
    const printer = driverOf(house);
    await house.behave('breaks');
    expect(await startPrinting(printer, emptyPdf(1)).end).toEqual({ phase: 'failed', fault: 'fault' });
    await printer.close();
  });
});
