import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { readSheet } from '../simulator/sheet.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a cover opened before the ticket: refused, nothing on paper', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ coverOpen: true });
  expect(await printer.print(exampleSlip)).toEqual(err('cover-open'));
  simulated.pull({ coverOpen: false });
  expect(await printer.print(exampleSlip)).toEqual(ok(undefined));
  expect(simulated.sheets()).toHaveLength(1);
  await close();
});

test('[D-07] a cover opened in the middle: what hangs out is cut off as soon as it is closed', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.failNext('cover-open', 40);
  expect(await printer.print(exampleSlip)).toEqual(err('cover-open'));
  expect(simulated.current().items.length).toBeGreaterThan(0);
  simulated.pull({ coverOpen: false });
  expect((await printer.check()).state).toBe('ok');
  expect(simulated.current().items).toEqual([]);
  expect(simulated.sheets().map((sheet) => readSheet(sheet).at(-1))).toEqual(['Print broke off. Use the reprint.']);
  await close();
});
