import { type Static, Type } from 'typebox';
import type { DevicePlugin } from '../plugin.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { AbsentSchema, deviceFileWire, openerFor, serialWire, strict, tcpWire } from '../transport/wire-config.ts';
import { createGlyphFont } from './glyph-font.ts';
import { loadGlyphOutlines } from './glyph-outlines.ts';
import { addSelfTestRoute } from './self-test-route.ts';
import { createPrinterSimulator } from './simulator/printer-simulator.ts';
import { startSimulatedPrinter } from './simulator/simulated-printer.ts';
import { createTicketPrinter } from './ticket-printer.ts';

const usualPaperMm = 80;
const PaperMm = Type.Union([Type.Literal(58), Type.Literal(80)]);
const paper = { paperMm: PaperMm, confirmation: Type.Optional(Type.Enum(['paper-status', 'process-id'])) };

const TicketPrinterConfigSchema = Type.Union([
  Type.Object({ ...tcpWire, ...paper }, strict),
  Type.Object({ ...serialWire, ...paper }, strict),
  Type.Object({ ...deviceFileWire, ...paper }, strict),
  Type.Object({ kind: Type.Literal('simulated'), paperMm: Type.Optional(PaperMm) }, strict),
  AbsentSchema,
]);
type TicketPrinterConfig = Static<typeof TicketPrinterConfigSchema>;

/** The ticket printer in the agent (S2 附录B row 8). The agent itself prints on it, by `POST /tickets/print`. */
export const ticketPrinterPlugin: DevicePlugin<TicketPrinterConfig> = {
  key: 'printer',
  schema: TicketPrinterConfigSchema,
  hint: 'wants exactly {kind: "tcp", host, port, paperMm}, {kind: "serial", path, baudRate, paperMm}, {kind: "device-file", path, paperMm}, {kind: "simulated", paperMm} or {kind: "absent"}; paperMm is 58 or 80, confirmation "paper-status" or "process-id"',
  async create(config, { now }) {
    const paperMm = 'paperMm' in config ? config.paperMm : usualPaperMm;
    const simulated = config.kind === 'simulated' ? await startSimulatedPrinter(paperMm) : null;
    const outlines = config.kind === 'absent' ? null : loadGlyphOutlines();
    const device = createTicketPrinter({
      opener: simulated ? createTcpOpener('127.0.0.1', simulated.port) : openerFor(config),
      paperMm,
      confirmation: ('confirmation' in config && config.confirmation) || 'paper-status',
      font: createGlyphFont(outlines),
      now,
    });
    return {
      device,
      addRoutes: (app) => addSelfTestRoute(app, device, now),
      ...(simulated === null ? {} : { simulator: createPrinterSimulator(simulated, device, outlines) }),
      async wipe() {
        device.dropWaiting();
      },
      async close() {
        await device.close();
        await simulated?.close();
      },
    };
  },
};
