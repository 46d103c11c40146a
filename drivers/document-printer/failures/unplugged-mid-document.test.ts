import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] [D-27] the cable is pulled in the middle: absent; once it is back the rest is dropped before the next document', async () => {
  bench = await openDocumentPrinterBench({ lostMs: 100 });
  bench.simulated.pull({ msPerPage: 60_000 });
  const followed = bench.simulated.asked('Get-Job-Attributes');
  const printing = bench.print(3);
  await followed;
  bench.simulated.pull({ unplugged: true });
  expect(await printing.end).toEqual({ phase: 'failed', fault: 'absent' });
  expect(bench.printer.getStatus().state).toBe('absent');
  expect(await bench.print(1).end).toEqual({ phase: 'failed', fault: 'absent' });

  bench.simulated.pull({ unplugged: false });
  expect((await bench.printer.check()).state).toBe('ok');
  expect(bench.simulated.jobs().map(({ state }) => state)).toEqual(['canceled']);
});
