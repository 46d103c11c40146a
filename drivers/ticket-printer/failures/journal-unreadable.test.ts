import { expect, test } from 'vitest';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a printer whose journal cannot be read is not well, and what the printer lacks itself is told first', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  expect((await printer.check()).state).toBe('ok');
  printer.assumeUnreadableJournal();
  expect(printer.getStatus().state).toBe('journal-unreadable');
  expect((await printer.check()).state).toBe('journal-unreadable');
  simulated.pull({ coverOpen: true });
  expect((await printer.check()).state).toBe('cover-open');
  simulated.pull({ coverOpen: false });
  expect((await printer.check()).state).toBe('journal-unreadable');
  await close();
});
