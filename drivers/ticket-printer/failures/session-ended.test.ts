import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { readSheet } from '../simulator/sheet.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-27] what waits behind another job when the visitor goes is not printed for the next one', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ answersAfterMs: 20 });
  const first = printer.print({ ...exampleSlip, number: 'A001' });
  const waiting = printer.print({ ...exampleSlip, number: 'A002' });
  // The first has its turn before the visitor goes.
  await new Promise<void>((resolve) => setImmediate(resolve));
  printer.dropWaiting();
  expect(await first).toEqual(ok(undefined));
  expect(await waiting).toEqual(err('stalled'));
  expect(await printer.print({ ...exampleSlip, number: 'B001' })).toEqual(ok(undefined));
  const numbers = simulated.sheets().flatMap((sheet) => readSheet(sheet).filter((line) => line.startsWith('8× ')));
  expect(numbers).toEqual(['8× A001', '8× B001']);
  await close();
});
