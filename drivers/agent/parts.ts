import { assertNever } from '../../protocol/result.ts';
import { createAbsentIdCardReader } from '../id-card-reader/absent-id-card-reader.ts';
import type { IdCardReader } from '../id-card-reader/id-card-reader.ts';
import { createSimulatedIdCardReader, type SimulatedIdCardReader } from '../id-card-reader/simulated-id-card-reader.ts';
import { createGlyphFont } from '../ticket-printer/glyph-font.ts';
import { type GlyphOutlines, loadGlyphOutlines } from '../ticket-printer/glyph-outlines.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from '../ticket-printer/simulator/simulated-printer.ts';
import { createTicketPrinter, type TicketPrinter } from '../ticket-printer/ticket-printer.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import { createDeviceFileOpener } from '../transport/device-file.ts';
import { nowhere } from '../transport/nowhere.ts';
import { createSerialOpener } from '../transport/serial.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import type { AgentConfig, PrinterConfig } from './config.ts';

/** The devices that an agent serves. The simulators are there only where a part is simulated. */
export interface AgentParts {
  readonly printer: TicketPrinter;
  readonly cardReader: IdCardReader;
  readonly simulatedPrinter: SimulatedPrinter | null;
  readonly simulatedReader: SimulatedIdCardReader | null;
  /** The font of this PC, with which rare characters and simulated tickets are drawn. */
  readonly outlines: GlyphOutlines | null;
  close(): Promise<void>;
}

/** Opens nothing yet but the simulators: a device that is missing is a state, not a reason not to start. */
export async function createParts(config: AgentConfig, now: () => number): Promise<AgentParts> {
  const simulatedPrinter =
    config.printer.kind === 'simulated' ? await startSimulatedPrinter(config.printer.paperMm) : null;
  const outlines = loadGlyphOutlines();
  const simulatedReader = config.cardReader.kind === 'simulated' ? createSimulatedIdCardReader(now) : null;
  const printer = createTicketPrinter({
    opener: simulatedPrinter ? createTcpOpener('127.0.0.1', simulatedPrinter.port) : openerFor(config.printer),
    paperMm: config.printer.kind === 'absent' ? 80 : config.printer.paperMm,
    confirmation: ('confirmation' in config.printer && config.printer.confirmation) || 'paper-status',
    font: createGlyphFont(outlines),
    now,
  });
  const cardReader = simulatedReader ?? createAbsentIdCardReader(now);
  return {
    printer,
    cardReader,
    simulatedPrinter,
    simulatedReader,
    outlines,
    async close() {
      await printer.close();
      await cardReader.close();
      await simulatedPrinter?.close();
    },
  };
}

function openerFor(config: PrinterConfig): PortOpener {
  switch (config.kind) {
    case 'tcp':
      return createTcpOpener(config.host, config.port);
    case 'serial':
      return createSerialOpener(config.path, config.baudRate);
    case 'device-file':
      return createDeviceFileOpener(config.path);
    case 'simulated':
    case 'absent':
      return nowhere;
    default:
      return assertNever(config);
  }
}
