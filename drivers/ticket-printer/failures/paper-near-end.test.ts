import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] the sensor sees the end of the roll coming (10 04 04 answers 1E): told once, and printing goes on', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  const told: string[] = [];
  await printer.check();
  printer.onStatus(({ state }) => told.push(state));
  simulated.setPaperLeftMm(1_500);
  for (const number of ['A001', 'A002', 'A003']) {
    expect(await printer.print({ ...exampleSlip, number })).toEqual(ok(undefined));
  }
  expect(told).toEqual(['paper-near-end']);
  expect(simulated.sheets()).toHaveLength(3);
  simulated.refill();
  expect((await printer.check()).state).toBe('ok');
  await close();
});

test('[D-07] from near end to end: the last ticket that fits is printed, the next is refused by name', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  await printer.print(exampleSlip);
  const length = (simulated.sheets()[0]?.lengthDots ?? 0) / 8;
  simulated.setPaperLeftMm(length + 1);
  expect(await printer.print(exampleSlip)).toEqual(ok(undefined));
  expect(printer.getStatus().state).toBe('paper-near-end');
  expect(await printer.print(exampleSlip)).toEqual(err('paper-out'));
  await close();
});
