import { describe } from 'vitest';
import { describeDocumentPrinter } from './document-printer-contract.ts';
import { emptyPdf, openDocumentPrinterBench } from './simulator/test-bench.ts';

describe('[D-06] [D-26] driver and simulator of A4 printers keep the contract that the real one keeps', () => {
  describeDocumentPrinter('the simulated one', async () => {
    const { printer, simulated, close } = await openDocumentPrinterBench();
    return {
      printer,
      document: emptyPdf,
      takePaperOut: async () => simulated.pull({ paperSheets: 0 }),
      putPaperIn: async () => simulated.pull({ paperSheets: 100 }),
      documentsOut: async () => simulated.jobs().filter(({ state }) => state === 'completed').length,
      close,
    };
  });
});
