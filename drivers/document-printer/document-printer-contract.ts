import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testStatus } from '../device-contract.ts';
import type { DocumentPrinter } from './document-printer.ts';
import { startPrinting } from './simulator/test-bench.ts';

/** What the suite can do to a printer, simulated or real. */
export interface ContractBench {
  readonly printer: DocumentPrinter;
  /** A document of so many pages that this printer can print. */
  document(pages: number): Uint8Array;
  /** Takes the paper out before the next document, and puts new in. */
  takePaperOut(): Promise<void>;
  putPaperIn(): Promise<void>;
  /** How many documents came out whole. */
  documentsOut(): Promise<number>;
  close(): Promise<void>;
}

/** What every A4 printer must show, whatever it is. A suite for real hardware passes a bench whose strings a person pulls by hand. */
export function describeDocumentPrinter(name: string, open: () => Promise<ContractBench>): void {
  describe(`an A4 printer: ${name}`, () => {
    let bench: ContractBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    testStatus(() => bench.printer);

    test('[D-06] a document is printed when the printer has called its job completed', async () => {
      const printing = startPrinting(bench.printer, bench.document(2));
      expect(await printing.end).toEqual({ phase: 'printed' });
      expect(printing.phases[0]).toEqual({ phase: 'queued' });
      expect(await bench.documentsOut()).toBe(1);
      expect((await bench.printer.check()).state).toBe('ok');
    });

    test('[D-06] documents asked for at once come out one after the other', async () => {
      const printings = [1, 2, 1].map((pages) => startPrinting(bench.printer, bench.document(pages)));
      expect(await Promise.all(printings.map(({ end }) => end))).toEqual(printings.map(() => ({ phase: 'printed' })));
      expect(await bench.documentsOut()).toBe(3);
    });

    test('[D-06] [D-23] tells what is left of toner and paper', async () => {
      await bench.printer.check();
      const consumables = bench.printer.consumables();
      expect(consumables.map(({ name }) => name).join()).toMatch(/toner/i);
      expect(consumables.map(({ name }) => name).join()).toMatch(/paper/);
      for (const { percent } of consumables) expect(percent ?? 0).toBeLessThanOrEqual(100);
    });

    test('[D-06] without paper a document is refused before it is sent; with paper again it prints', async () => {
      await bench.takePaperOut();
      expect((await bench.printer.check()).state).toBe('paper-out');
      expect(await startPrinting(bench.printer, bench.document(1)).end).toEqual({
        phase: 'failed',
        fault: 'paper-out',
      });
      await bench.putPaperIn();
      expect((await bench.printer.check()).state).toBe('ok');
      expect(await startPrinting(bench.printer, bench.document(1)).end).toEqual({ phase: 'printed' });
      expect(await bench.documentsOut()).toBe(1);
    });

    test('[D-27] a document that nobody wants any more before its turn is never sent', async () => {
      const first = startPrinting(bench.printer, bench.document(1));
      const second = startPrinting(bench.printer, bench.document(1));
      second.cancel();
      expect(await first.end).toEqual({ phase: 'printed' });
      expect(await second.end).toEqual({ phase: 'cancelled' });
      expect(await bench.documentsOut()).toBe(1);
    });

    test('[D-27] clearing an idle printer finds nothing, and says so', async () => {
      expect(await bench.printer.clear()).toEqual({ ok: true, value: undefined });
    });
  });
}
