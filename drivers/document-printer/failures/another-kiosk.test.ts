import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDocumentPrinter, type DocumentPrinter } from '../document-printer.ts';
import { createIppClient } from '../ipp/ipp-client.ts';
import {
  benchLimits,
  benchMark,
  type DocumentPrinterBench,
  emptyPdf,
  openDocumentPrinterBench,
  startPrinting,
} from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
let other: DocumentPrinter;
beforeEach(async () => {
  bench = await openDocumentPrinterBench();
});
afterEach(async () => {
  await other.close();
  await bench.close();
});

function openOther(mark: string): void {
  other = createDocumentPrinter({
    client: createIppClient(bench.simulated.url),
    mark,
    now: () => 0,
    limits: benchLimits,
  });
}

test('[D-27] two kiosks at one printer: clearing one leaves the job of the other alone', async () => {
  openOther('tidehall-other');
  bench.simulated.pull({ neverBegins: true });
  const taken = bench.simulated.asked('Print-Job');
  const theirs = startPrinting(other, emptyPdf(1));
  await taken;
  expect(await bench.printer.clear()).toEqual({ ok: true, value: undefined });
  bench.simulated.pull({ neverBegins: false });
  expect(await theirs.end).toEqual({ phase: 'printed' });
});

test('[D-27] an agent that was killed left a job there: its successor drops it at the first look', async () => {
  bench.simulated.pull({ neverBegins: true });
  const taken = bench.simulated.asked('Print-Job');
  const left = bench.print();
  await taken;
  openOther(benchMark);
  expect((await other.check()).state).toBe('ok');
  expect(bench.simulated.jobs().map(({ state }) => state)).toEqual(['canceled']);
  expect(await left.end).toEqual({ phase: 'cancelled' });
});
