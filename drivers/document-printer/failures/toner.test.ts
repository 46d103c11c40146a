import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] [D-23] little toner prints, and is a consumable that is low', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ tonerPercent: 6 });
  expect((await bench.printer.check()).state).toBe('ok');
  expect(bench.printer.consumables()).toContainEqual({ name: 'Black Toner', percent: 6, state: 'low' });
  expect(await bench.print().end).toEqual({ phase: 'printed' });
});

test('[D-06] no toner is a fault, and the consumable says which', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ tonerPercent: 0 });
  expect((await bench.printer.check()).state).toBe('fault');
  expect(bench.printer.consumables()).toContainEqual({ name: 'Black Toner', percent: 0, state: 'empty' });
});

test('[D-06] toner that ends in the middle ends the document', async () => {
  bench = await openDocumentPrinterBench({ stoppedMs: 200 });
  bench.simulated.failNext('toner-empty', 1);
  expect(await bench.print(2).end).toEqual({ phase: 'failed', fault: 'fault' });
});
