import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] a jam on page 2 is told, and page 2 comes when it is cleared', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.failNext('jammed', 1);
  const printing = bench.print(2);
  await printing.reached((phase) => phase.phase === 'printing' && phase.stoppedBy === 'jammed');
  expect(bench.printer.getStatus().state).toBe('jammed');
  bench.simulated.pull({ jammed: false });
  expect(await printing.end).toEqual({ phase: 'printed' });
});

test('[D-06] a jam that nobody clears ends the document', async () => {
  bench = await openDocumentPrinterBench({ stoppedMs: 200 });
  bench.simulated.failNext('jammed', 1);
  expect(await bench.print(2).end).toEqual({ phase: 'failed', fault: 'jammed' });
});
