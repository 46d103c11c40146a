import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] the tray runs empty after page 1 of 3: told as stopped, given up after its time, and cancelled', async () => {
  bench = await openDocumentPrinterBench({ stoppedMs: 200 });
  bench.simulated.failNext('paper-out', 1);
  const printing = bench.print(3);
  expect(await printing.end).toEqual({ phase: 'failed', fault: 'paper-out' });
  expect(printing.phases).toContainEqual({ phase: 'printing', pagesDone: 1, stoppedBy: 'paper-out' });
  expect(bench.printer.getStatus().state).toBe('paper-out');
  expect(bench.simulated.jobs()[0]?.state).toBe('canceled');
});

test('[D-06] refilled while the visitor waits: the same job goes on to its end', async () => {
  bench = await openDocumentPrinterBench();
  bench.simulated.failNext('paper-out', 1);
  const printing = bench.print(3);
  await printing.reached((phase) => phase.phase === 'printing' && phase.stoppedBy === 'paper-out');
  bench.simulated.pull({ paperSheets: 100 });
  expect(await printing.end).toEqual({ phase: 'printed' });
  expect(bench.simulated.sheets().map(({ page }) => page)).toEqual([1, 2, 3]);
});

test('[D-27] after it was given up, a refill brings out nothing of it, and the next document alone', async () => {
  bench = await openDocumentPrinterBench({ stoppedMs: 200 });
  bench.simulated.failNext('paper-out', 1);
  await bench.print(3).end;
  bench.simulated.pull({ paperSheets: 100 });
  expect((await bench.printer.check()).state).toBe('ok');
  expect(await bench.print(2).end).toEqual({ phase: 'printed' });
  expect(bench.simulated.sheets()).toEqual([
    { job: 1, page: 1 },
    { job: 2, page: 1 },
    { job: 2, page: 2 },
  ]);
});
