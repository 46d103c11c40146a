import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] [D-27] the printer took the document, and its answer was lost: failed, found by its mark and dropped', async () => {
  bench = await openDocumentPrinterBench({ sendMs: 1_000 });
  bench.simulated.pull({ losesReplies: true, msPerPage: 60_000 });
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'stalled' });
  expect(bench.simulated.jobs().map(({ state }) => state)).toEqual(['canceled']);
});
