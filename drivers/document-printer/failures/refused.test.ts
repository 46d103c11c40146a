import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] a printer that takes no PDF is a fault, at once', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ refusesFormat: true });
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'fault' });
  expect(bench.simulated.jobs()).toEqual([]);
});

test('[D-06] a busy printer is asked again, and prints when it is free', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ busy: true });
  const refused = bench.simulated.asked('Print-Job');
  const printing = bench.print();
  await refused;
  bench.simulated.pull({ busy: false });
  expect(await printing.end).toEqual({ phase: 'printed' });
});

test('[D-06] one that stays busy is stalled, and nothing lies there', async () => {
  bench = await openDocumentPrinterBench({ busyMs: 100 });
  bench.simulated.pull({ busy: true });
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'stalled' });
  expect(bench.simulated.jobs()).toEqual([]);
});
