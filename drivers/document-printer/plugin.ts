import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import type { DevicePlugin } from '../plugin.ts';
import { createMemoryPrintJournal, openPrintJournal } from '../print-journal/print-journal.ts';
import { createDocumentDesk, documentOutcomes } from './document-desk.ts';
import { createDocumentPrinter } from './document-printer.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { createIppClient } from './ipp/ipp-client.ts';
import { markOfThisPc } from './pc-mark.ts';
import type { JobEnd } from './print-run.ts';
import { createDocumentPrinterSimulator } from './simulator/document-printer-simulator.ts';
import { startSimulatedDocumentPrinter } from './simulator/simulated-document-printer.ts';

/** A job under way is cancelled and looked after until it is gone (`limits.ts`); what takes longer is told later. */
const wipeLimitMs = 18_000;

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
  async create(config, { now, dataDir }) {
    const simulated = config.kind === 'simulated' ? await startSimulatedDocumentPrinter() : null;
    const url = simulated?.url ?? (config.kind === 'ipp' ? config.url : null);
    const journal =
      dataDir === null || url === null
        ? createMemoryPrintJournal<JobEnd>()
        : await openPrintJournal(join(dataDir, 'documents.jsonl'), documentOutcomes);
    const device = createDocumentPrinter({
      client: url === null ? null : createIppClient(url),
      mark: await markOfThisPc(config.kind === 'ipp' ? dataDir : null),
      journalUnreadable: journal.unreadable,
      now,
    });
    const desk = createDocumentDesk(device, journal);
    return {
      device,
      addRoutes: (app) => addDocumentRoutes(app, desk),
      tellPage: (tell) => desk.onJob((job) => tell('document:job', job)),
      ...(simulated === null ? {} : { simulator: createDocumentPrinterSimulator(simulated, device) }),
      wipeLimitMs,
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
