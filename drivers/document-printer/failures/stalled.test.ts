import { afterEach, expect, test } from 'vitest';
import { type DocumentPrinterBench, openDocumentPrinterBench } from '../simulator/test-bench.ts';

let bench: DocumentPrinterBench;
afterEach(() => bench.close());

test('[D-06] a printer that takes the question and says nothing is stalled, within its time', async () => {
  bench = await openDocumentPrinterBench({ answerMs: 500 });
  bench.simulated.pull({ stalled: true });
  expect((await bench.printer.check()).state).toBe('stalled');
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'stalled' });
  bench.simulated.pull({ stalled: false });
  expect((await bench.printer.check()).state).toBe('ok');
});

test('[D-06] an answer that breaks off in the middle is stalled too', async () => {
  bench = await openDocumentPrinterBench({ answerMs: 500 });
  bench.simulated.pull({ halfAnswers: true });
  expect((await bench.printer.check()).state).toBe('stalled');
});

test('[D-06] a printer that warms up for ever is given up, and its job is dropped', async () => {
  bench = await openDocumentPrinterBench({ progressMs: 200 });
  bench.simulated.pull({ neverBegins: true });
  expect(await bench.print().end).toEqual({ phase: 'failed', fault: 'stalled' });
  expect(bench.simulated.jobs()[0]?.state).toBe('canceled');
});
