import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { testStatus } from '../device-contract.ts';
import { exampleSlip } from './example-slip.ts';
import type { Confirmation } from './printer-session.ts';
import { readSheet } from './simulator/sheet.ts';
import { openPrinterBench, type PrinterBench, type Way } from './simulator/test-bench.ts';

/**
 * What every ticket printer must show, whichever wire it hangs on. A suite for a real printer passes a bench whose strings a person
 * pulls by hand when asked to.
 */
export function describeTicketPrinter(way: Way, confirmation: Confirmation): void {
  describe(`a ticket printer over ${way}, confirmed by ${confirmation}`, () => {
    let bench: PrinterBench;
    beforeEach(async () => {
      bench = await openPrinterBench(way, 80, { confirmation });
    });
    afterEach(() => bench.close());

    testStatus(() => bench.printer);

    test('[D-07] answers printed only when the ticket has come off', async () => {
      expect(await bench.printer.print(exampleSlip)).toEqual(ok(undefined));
      expect(bench.simulated.sheets().map((sheet) => sheet.end)).toEqual(['cut']);
      expect(bench.simulated.current().items).toEqual([]);
      expect(bench.simulated.unknownCommands()).toEqual([]);
    });

    test('[D-07] prints tickets asked for at once one after the other, each whole', async () => {
      const numbers = ['A001', 'A002', 'A003'];
      const printed = await Promise.all(numbers.map((number) => bench.printer.print({ ...exampleSlip, number })));
      expect(printed).toEqual(numbers.map(() => ok(undefined)));
      const sheets = bench.simulated.sheets().map((sheet) => readSheet(sheet).filter((line) => /A00\d/.test(line)));
      expect(sheets).toEqual(numbers.map((number) => [`8× ${number}`]));
    });

    test('[D-07] warns of the end of the roll, and still prints', async () => {
      bench.simulated.setPaperLeftMm(1_000);
      expect((await bench.printer.check()).state).toBe('paper-near-end');
      expect(await bench.printer.print(exampleSlip)).toEqual(ok(undefined));
    });

    test('[D-07] names each trouble, and is ok again when it is mended', async () => {
      const { printer, simulated } = bench;
      for (const [pull, mend, state] of [
        [{ coverOpen: true }, { coverOpen: false }, 'cover-open'],
        [{ overheated: true }, { overheated: false }, 'overheated'],
        [{ offline: true }, { offline: false }, 'offline'],
        [{ unrecoverable: true }, { unrecoverable: false }, 'fault'],
        [{ stalled: true }, { stalled: false }, 'stalled'],
        [{ garbled: true }, { garbled: false }, 'fault'],
      ] as const) {
        simulated.pull(pull);
        expect((await printer.check()).state).toBe(state);
        expect(await printer.print(exampleSlip)).toEqual(err(state));
        simulated.pull(mend);
        expect((await printer.check()).state).toBe('ok');
      }
      expect(simulated.sheets()).toEqual([]);
    });

    test('[D-07] a ticket that broke off is closed and cut before the next one', async () => {
      const { printer, simulated } = bench;
      simulated.failNext('cover-open', 60);
      expect(await printer.print({ ...exampleSlip, number: 'A031' })).toEqual(err('cover-open'));
      simulated.pull({ coverOpen: false });
      expect(await printer.print({ ...exampleSlip, number: 'A032' })).toEqual(ok(undefined));
      const [broken, whole] = simulated.sheets().map(readSheet);
      expect(broken).toContain('8× A031');
      expect(broken?.at(-1)).toBe('Print broke off. Use the reprint.');
      expect(whole?.join()).not.toContain('A031');
      expect(whole).toContain('8× A032');
    });
  });
}
