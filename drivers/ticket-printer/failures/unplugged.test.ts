import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-07] a printer without its cable is absent, and is found again by itself', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  expect((await printer.check()).state).toBe('ok');
  simulated.pull({ unplugged: true });
  expect(await printer.print(exampleSlip)).toEqual(err('absent'));
  expect(printer.getStatus().state).toBe('absent');
  simulated.pull({ unplugged: false });
  expect(await printer.print(exampleSlip)).toEqual(ok(undefined));
  await close();
});

test('[D-07] a connection that died while idle costs no ticket', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  await printer.check();
  simulated.pull({ unplugged: true });
  simulated.pull({ unplugged: false });
  expect(await printer.print(exampleSlip)).toEqual(ok(undefined));
  expect(simulated.sheets()).toHaveLength(1);
  await close();
});
