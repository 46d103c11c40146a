import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] the printer forgets its jobs: not confirmed is not printed', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ msPerPage: 60_000 });
  const taken = bench.simulated.asked('Print-Job');
  const printing = bench.print();
  await taken;
  bench.simulated.powerCycle();
  expect(await printing.end).toEqual({ phase: 'failed', fault: 'fault' });
});

test('[D-06] completed with errors is not printed', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ completesWithErrors: true });
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'fault' });
});
