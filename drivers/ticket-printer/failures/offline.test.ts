import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a printer put offline by its button in the middle keeps nothing of the ticket for later', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.failNext('offline', 50);
  expect(await printer.print(exampleSlip)).toEqual(err('offline'));
  const before = simulated.current().lengthDots;
  simulated.pull({ offline: false });
  expect(simulated.current().lengthDots).toBe(before);
  expect(await printer.print({ ...exampleSlip, copy: 1 })).toEqual(ok(undefined));
  await close();
});
