import { type Static, Type } from 'typebox';
import { assertNever } from '../../protocol/result.ts';
import type { DevicePlugin } from '../plugin.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import { createDeviceFileOpener } from '../transport/device-file.ts';
import { nowhere } from '../transport/nowhere.ts';
import { createSerialOpener } from '../transport/serial.ts';
import { createTcpOpener } from '../transport/tcp.ts';
import { createGlyphFont } from './glyph-font.ts';
import { loadGlyphOutlines } from './glyph-outlines.ts';
import { addSelfTestRoute } from './self-test-route.ts';
import { createPrinterSimulator } from './simulator/printer-simulator.ts';
import { startSimulatedPrinter } from './simulator/simulated-printer.ts';
import { createTicketPrinter } from './ticket-printer.ts';

const strict = { additionalProperties: false };
const usualPaperMm = 80;
const PaperMm = Type.Union([Type.Literal(58), Type.Literal(80)]);
const Path = Type.String({ minLength: 1 });
const Confirmation = Type.Optional(Type.Enum(['paper-status', 'process-id']));

const TicketPrinterConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('tcp'),
      host: Type.String({ minLength: 1 }),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
      paperMm: PaperMm,
      confirmation: Confirmation,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('serial'),
      path: Path,
      baudRate: Type.Integer({ minimum: 1_200, maximum: 921_600 }),
      paperMm: PaperMm,
      confirmation: Confirmation,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('device-file'), path: Path, paperMm: PaperMm, confirmation: Confirmation }, strict),
  Type.Object({ kind: Type.Literal('simulated'), paperMm: Type.Optional(PaperMm) }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
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

function openerFor(config: TicketPrinterConfig): PortOpener {
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
