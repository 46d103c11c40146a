import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] somebody cancels at the printer: cancelled, not printed', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ neverBegins: true });
  const taken = bench.simulated.asked('Print-Job');
  const printing = bench.print();
  await taken;
  bench.simulated.cancelAtPanel();
  expect(await printing.end).toEqual({ phase: 'cancelled' });
  expect(bench.simulated.sheets()).toEqual([]);
});
