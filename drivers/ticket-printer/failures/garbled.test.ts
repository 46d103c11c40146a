import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createMemoryDevice } from '../../transport/memory.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';
import { createTicketPrinter } from '../ticket-printer.ts';

test('[D-07] answers that no printer gives are a fault, not a printed ticket', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ garbled: true });
  expect(await printer.print(exampleSlip)).toEqual(err('fault'));
  simulated.pull({ garbled: false });
  expect(await printer.print(exampleSlip)).toEqual(ok(undefined));
  await close();
});

test('[D-07] whatever bytes come back, a print ends with a Result in time', async () => {
  const limits = { openMs: 10, writeMs: 10, statusMs: 5, pollMs: 2, jobMs: 30 };
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.uint8Array({ maxLength: 6 })), async (noise) => {
      const device = createMemoryDevice();
      device.onHostBytes(() => device.send(noise.next().value));
      const printer = createTicketPrinter({
        opener: device.opener,
        paperMm: 58,
        confirmation: 'process-id',
        font: null,
        now: () => 0,
        limits,
      });
      // A process id cannot be guessed, so noise never counts as printed.
      expect((await printer.print(exampleSlip)).ok).toBe(false);
      await printer.close();
    }),
    { numRuns: 100 },
  );
});
