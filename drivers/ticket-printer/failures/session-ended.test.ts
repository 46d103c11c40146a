import { expect, test, vi } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { readSheet } from '../simulator/sheet.ts';
import { openPrinterBench } from '../simulator/test-bench.ts';

test('[D-27] what waits behind another job when the visitor goes is not printed for the next one', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ answersAfterMs: 20 });
  const first = printer.print({ ...exampleSlip, number: 'A001' });
  const waiting = printer.print({ ...exampleSlip, number: 'A002' });
  // The first comes out before the visitor goes.
  await vi.waitFor(() => expect(simulated.sheets()).not.toEqual([]), 10_000);
  printer.dropWaiting();
  expect(await first).toEqual(ok(undefined));
  expect(await waiting).toEqual(err('stalled'));
  expect(await printer.print({ ...exampleSlip, number: 'B001' })).toEqual(ok(undefined));
  const numbers = simulated.sheets().flatMap((sheet) => readSheet(sheet).filter((line) => line.startsWith('8× ')));
  expect(numbers).toEqual(['8× A001', '8× B001']);
  await close();
});

test('[D-27] one that goes while the printer is still asked how it is gets no paper; the printer is well all the while', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  const states: string[] = [];
  printer.onStatus(({ state }) => states.push(state));
  expect((await printer.check()).state).toBe('ok');
  simulated.pull({ answersAfterMs: 20 });
  const theirs = printer.print(exampleSlip);
  // It has its turn, and the printer is asked.
  await new Promise<void>((resolve) => setImmediate(resolve));
  printer.dropWaiting();
  expect(await theirs).toEqual(err('stalled'));
  expect(simulated.sheets()).toEqual([]);
  expect(await printer.print({ ...exampleSlip, number: 'B001' })).toEqual(ok(undefined));
  expect(simulated.sheets()).toHaveLength(1);
  expect(states).toEqual(['ok']);
  await close();
});

test('[D-07] a printer that is closed lets out what is coming out, and nothing that waits: nobody would be told of it', async () => {
  const { printer, simulated, close } = await openPrinterBench();
  simulated.pull({ answersAfterMs: 20 });
  const first = printer.print(exampleSlip);
  const waiting = printer.print({ ...exampleSlip, number: 'A002' });
  await vi.waitFor(() => expect(simulated.sheets()).not.toEqual([]), 10_000);
  await printer.close();
  expect([await first, await waiting]).toEqual([ok(undefined), err('stalled')]);
  expect(simulated.sheets()).toHaveLength(1);
  await close();
});
