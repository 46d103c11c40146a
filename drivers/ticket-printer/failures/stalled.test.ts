import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createMemoryDevice } from '../../transport/memory.ts';
import { exampleSlip } from '../example-slip.ts';
import { benchLimits, openPrinterBench } from '../simulator/test-bench.ts';
import { createTicketPrinter } from '../ticket-printer.ts';

test('[D-07] a printer that stops answering in the middle is stalled, within the time limit', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.failNext('stalled', 50);
  const startedAt = performance.now();
  expect(await printer.print(exampleSlip)).toEqual(err('stalled'));
  expect(performance.now() - startedAt).toBeLessThan(benchLimits.jobMs + 1_000);
  simulated.pull({ stalled: false });
  expect(await printer.print({ ...exampleSlip, copy: 1 })).toEqual(ok(undefined));
  await close();
});

function benchOnMemory(answer: (bytes: Uint8Array, send: (bytes: Uint8Array) => void) => void) {
  const device = createMemoryDevice();
  device.onHostBytes((bytes) => answer(bytes, device.send));
  const printer = createTicketPrinter({
    opener: device.opener,
    paperMm: 80,
    confirmation: 'paper-status',
    font: null,
    now: () => 0,
    limits: benchLimits,
  });
  return { device, printer };
}

test('[D-07] a printer that takes no more bytes is stalled', async () => {
  const { device, printer } = benchOnMemory(() => undefined);
  device.stall();
  expect(await printer.print(exampleSlip)).toEqual(err('stalled'));
});

test('[D-07] a printer that says ok for ever and never confirms is stalled after the time of a job', async () => {
  const { printer } = benchOnMemory((bytes, send) => {
    if (bytes[0] === 0x10 && bytes[1] === 0x04) send(Uint8Array.of(0x12));
  });
  expect(await printer.print(exampleSlip)).toEqual(err('stalled'));
});
