import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] something that is no printer answers: fault, and ok when the printer is back', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ garbled: true });
  expect((await bench.printer.check()).state).toBe('fault');
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'fault' });
  bench.simulated.pull({ garbled: false });
  expect((await bench.printer.check()).state).toBe('ok');
});
