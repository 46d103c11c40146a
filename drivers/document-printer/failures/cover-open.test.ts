import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] an open cover refuses a document before it is sent', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ coverOpen: true });
  expect((await bench.printer.check()).state).toBe('cover-open');
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'cover-open' });
  expect(bench.simulated.jobs()).toEqual([]);
});

test('[D-06] opened in the middle: told, and printed when it is shut', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.failNext('cover-open', 1);
  const printing = bench.print(2);
  await printing.reached((phase) => phase.phase === 'printing' && phase.stoppedBy === 'cover-open');
  bench.simulated.pull({ coverOpen: false });
  expect(await printing.end).toEqual({ phase: 'printed' });
});
