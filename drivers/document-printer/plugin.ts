import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { type Static, Type } from 'typebox';
import type { DevicePlugin } from '../plugin.ts';
import { createDocumentDesk } from './document-desk.ts';
import { createDocumentPrinter } from './document-printer.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { createIppClient } from './ipp/ipp-client.ts';
import { createDocumentPrinterSimulator } from './simulator/document-printer-simulator.ts';
import { startSimulatedDocumentPrinter } from './simulator/simulated-document-printer.ts';

const strict = { additionalProperties: false };
const DocumentPrinterConfigSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('ipp'),
      url: Type.String({ pattern: '^(ipps?|https?)://[^/?#@\\s]+(/[^?#\\s]*)?$', maxLength: 200 }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]);
type DocumentPrinterConfig = Static<typeof DocumentPrinterConfigSchema>;

/** The A4 printer in the agent (S2 附录B row 8; D-06). */
export const documentPrinterPlugin: DevicePlugin<DocumentPrinterConfig> = {
  key: 'documentPrinter',
  schema: DocumentPrinterConfigSchema,
  hint: 'wants exactly {kind: "ipp", url}, {kind: "simulated"} or {kind: "absent"}; url as in "ipp://192.168.1.60/ipp/print"',
  async create(config, { now }) {
    const simulated = config.kind === 'simulated' ? await startSimulatedDocumentPrinter() : null;
    const url = simulated?.url ?? (config.kind === 'ipp' ? config.url : null);
    const device = createDocumentPrinter({
      client: url === null ? null : createIppClient(url),
      mark: markOfThisPc(),
      now,
    });
    const desk = createDocumentDesk(device);
    return {
      device,
      addRoutes: (app) => addDocumentRoutes(app, desk),
      tellPage: (tell) => desk.onJob((job) => tell('document:job', job)),
      ...(simulated === null ? {} : { simulator: createDocumentPrinterSimulator(simulated, device) }),
      async wipe() {
        if (!(await desk.wipe())) throw new Error('documents may be left at the A4 printer');
      },
      async close() {
        await desk.close();
        await device.close();
        await simulated?.close();
      },
    };
  },
};

/** The same after a restart, so that what a killed agent left at the printer is found; it tells nobody which PC it is. */
function markOfThisPc(): string {
  return `tidehall-${createHash('sha256').update(hostname()).digest('hex').slice(0, 10)}`;
}
