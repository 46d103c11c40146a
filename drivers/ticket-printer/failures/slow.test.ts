import { expect, test } from 'vitest';
import { ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a slow printer is waited for: one ticket, printed once', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ answersAfterMs: 40 });
  expect(await printer.print(exampleSlip)).toEqual(ok(undefined));
  expect(simulated.sheets()).toHaveLength(1);
  await close();
});
