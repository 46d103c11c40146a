import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { exampleSlip } from '../example-slip.ts';
import { readSheet } from '../simulator/sheet.ts';
import { openPrinterBench, type PrinterBench } from '../simulator/test-bench.ts';

let first: PrinterBench;
let second: PrinterBench;
beforeEach(async () => {
  first = await openPrinterBench();
  second = await openPrinterBench();
});
afterEach(async () => {
  await first.close();
  await second.close();
});

const a031 = { ...exampleSlip, number: 'A031' };
const a032 = { ...exampleSlip, number: 'A032' };

test('[D-07] [B-11] the roll ends in the middle: failed with paper-out, printed elsewhere as 补打 1', async () => {
  first.simulated.failNext('paper-out', 60);
  expect(await first.printer.print(a031)).toEqual(err('paper-out'));
  expect(first.printer.getStatus().state).toBe('paper-out');
  expect(readSheet(first.simulated.current())).toContain('8× A031');
  expect(readSheet(first.simulated.current()).join()).not.toContain('<qr');

  expect(await second.printer.print({ ...a031, copy: 1 })).toEqual(ok(undefined));
  const reprint = second.simulated.sheets().map(readSheet).at(-1);
  expect(reprint).toContain('2× 补打 1');
  expect(reprint).toContain('8× A031');
});

test('[D-07] after a new roll the half ticket is not finished for the next person', async () => {
  first.simulated.failNext('paper-out', 60);
  await first.printer.print(a031);
  first.simulated.refill();
  expect((await first.printer.check()).state).toBe('ok');
  expect(await first.printer.print(a032)).toEqual(ok(undefined));
  const [torn, closing, whole] = first.simulated.sheets();
  expect([torn?.end, closing?.end, whole?.end]).toEqual(['torn', 'cut', 'cut']);
  expect(closing && readSheet(closing)).toEqual(['打印中断，以补打号票为准', 'Print broke off. Use the reprint.']);
  expect(whole && readSheet(whole).filter((line) => /A03\d|<qr/.test(line))).toEqual([
    '8× A032',
    `<qr ${exampleSlip.trackUrl}>`,
  ]);
});

test('[D-07] even a printer that never forgets its buffer has at most one strip of the half ticket, and it is cut off', async () => {
  first.simulated.pull({ neverForgets: true });
  first.simulated.failNext('paper-out', 70);
  await first.printer.print(a031);
  first.simulated.refill();
  expect(await first.printer.print(a032)).toEqual(ok(undefined));
  const whole = first.simulated.sheets().map(readSheet).at(-1);
  expect(whole?.[0]).toBe('2× 示范社会保险服务大厅');
  expect(whole).toContain('8× A032');
  expect(
    first.simulated
      .sheets()
      .flatMap(readSheet)
      .filter((line) => line.startsWith('<qr')),
  ).toHaveLength(1);
});

test('[D-07] paper that ends exactly with the ticket is a printed ticket, and the next one is refused', async () => {
  await second.printer.print(a031);
  const length = (second.simulated.sheets()[0]?.lengthDots ?? 0) / 8;
  first.simulated.setPaperLeftMm(length + 0.125);
  expect(await first.printer.print(a031)).toEqual(ok(undefined));
  first.simulated.setPaperLeftMm(0);
  expect(await first.printer.print(a032)).toEqual(err('paper-out'));
  expect(first.simulated.sheets()).toHaveLength(1);
});

test('[D-07] a clone that feeds on without paper and answers all the same has not printed', async () => {
  first.simulated.pull({ feedsWithoutPaper: true });
  first.simulated.failNext('paper-out', 60);
  expect(await first.printer.print(a031)).toEqual(err('paper-out'));
});
