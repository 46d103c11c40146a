import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-27] a printer that lets a cancelled job run on: reported once it has ended, and nothing else is printed before', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.pull({ ignoresCancel: true, msPerPage: 20 });
  const printing = bench.print(8);
  await printing.reached((phase) => phase.phase === 'printing');
  printing.cancel();
  const next = bench.print(1);
  expect(await printing.end).toEqual({ phase: 'printed' });
  expect(await next.end).toEqual({ phase: 'printed' });
  expect(bench.simulated.sheets().at(-1)).toEqual({ job: 2, page: 1 });
});

test('[D-27] one that holds a cancelled job for its paper is stalled, and prints for nobody until that is gone', async () => {
  bench = await openDocumentPrinterBench({ cancelMs: 100 });
  bench.simulated.pull({ ignoresCancel: true });
  bench.simulated.failNext('paper-out', 1);
  const printing = bench.print(2);
  await printing.reached((phase) => phase.phase === 'printing' && phase.stoppedBy === 'paper-out');
  printing.cancel();
  expect(await printing.end).toEqual({ phase: 'cancelled' });
  expect(bench.printer.getStatus().state).toBe('stalled');
  expect(await bench.print(1).end).toEqual({ phase: 'failed', fault: 'stalled' });

  bench.simulated.pull({ ignoresCancel: false });
  expect((await bench.printer.check()).state).toBe('paper-out');
  bench.simulated.pull({ paperSheets: 100 });
  expect(await bench.print(1).end).toEqual({ phase: 'printed' });
  expect(bench.simulated.sheets()).toEqual([
    { job: 1, page: 1 },
    { job: 2, page: 1 },
  ]);
});
