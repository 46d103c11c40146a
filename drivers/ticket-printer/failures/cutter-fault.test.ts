import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a cutter that jams: the ticket hangs uncut and counts as not printed, later ones are refused', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ cutterFault: true });
  expect(await printer.print(exampleSlip)).toEqual(err('cutter-fault'));
  expect(await printer.print(exampleSlip)).toEqual(err('cutter-fault'));
  expect(simulated.sheets()).toEqual([]);
  simulated.pull({ cutterFault: false });
  expect(await printer.print({ ...exampleSlip, copy: 1 })).toEqual(ok(undefined));
  await close();
});
