import type { PortOpener } from '../../transport/byte-port.ts';
import { createDeviceFileOpener } from '../../transport/device-file.ts';
import { createSerialOpener } from '../../transport/serial.ts';
import { startSerialLine } from '../../transport/socat.ts';
import { createTcpOpener } from '../../transport/tcp.ts';
import { createGlyphFont } from '../glyph-font.ts';
import { loadGlyphOutlines } from '../glyph-outlines.ts';
import type { PaperMm } from '../paper-width.ts';
import type { PrinterLimits } from '../printer-session.ts';
import { createTicketPrinter, type TicketPrinter, type TicketPrinterOptions } from '../ticket-printer.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from './simulated-printer.ts';

export type Way = 'tcp' | 'serial' | 'device-file';

/** Short, so that a stalled printer is found out within a test. */
export const benchLimits: PrinterLimits = { openMs: 1_000, writeMs: 400, statusMs: 400, pollMs: 20, jobMs: 4_000 };

/** A printer that will not answer is waited for shortly; one that will has the time that a busy machine takes. */
function limitsFor(simulated: SimulatedPrinter): PrinterLimits {
  const willAnswer = () => {
    const { stalled, garbled } = simulated.getStrings();
    return !stalled && !garbled;
  };
  return {
    openMs: 5_000,
    get writeMs() {
      return willAnswer() ? 3_000 : benchLimits.writeMs;
    },
    get statusMs() {
      return willAnswer() ? 3_000 : benchLimits.statusMs;
    },
    pollMs: benchLimits.pollMs,
    jobMs: 12_000,
  };
}

export interface PrinterBench {
  readonly printer: TicketPrinter;
  readonly simulated: SimulatedPrinter;
  close(): Promise<void>;
}

/** A driver and a simulated printer with a real wire between them. */
export async function openPrinterBench(
  way: Way = 'tcp',
  paperMm: PaperMm = 80,
  options: Partial<TicketPrinterOptions> = {},
): Promise<PrinterBench> {
  const simulated = await startSimulatedPrinter(paperMm);
  const line = way === 'tcp' ? null : await startSerialLine(simulated.port);
  const opener: PortOpener =
    line === null
      ? createTcpOpener('127.0.0.1', simulated.port)
      : way === 'serial'
        ? createSerialOpener(line.path, 115_200)
        : createDeviceFileOpener(line.path);
  const printer = createTicketPrinter({
    opener,
    paperMm,
    confirmation: 'paper-status',
    font: createGlyphFont(loadGlyphOutlines()),
    now: () => 0,
    limits: limitsFor(simulated),
    ...options,
  });
  return {
    printer,
    simulated,
    async close() {
      await printer.close();
      await line?.close();
      await simulated.close();
    },
  };
}
