import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a head that gets too hot in the middle says so, and prints again when it has cooled', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.failNext('overheated', 50);
  expect(await printer.print(exampleSlip)).toEqual(err('overheated'));
  simulated.pull({ overheated: false });
  expect((await printer.check()).state).toBe('ok');
  expect(await printer.print({ ...exampleSlip, copy: 1 })).toEqual(ok(undefined));
  await close();
});
