import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { DeviceSimulator } from '../../plugin.ts';
import { sendProblem } from '../../problem-reply.ts';
import type { GlyphOutlines } from '../glyph-outlines.ts';
import type { TicketPrinter } from '../ticket-printer.ts';
import { printerPanel } from './panel.ts';
import type { Sheet } from './sheet.ts';
import { drawSheet, drawSheetPng } from './sheet-picture.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';

const strict = { additionalProperties: false };
const optionalSwitch = Type.Optional(Type.Boolean());

const PrinterBody = Type.Object(
  {
    /** True ends the roll now, false puts a new one in. */
    paperOut: optionalSwitch,
    paperLeftMm: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
    refill: Type.Optional(Type.Literal(true)),
    coverOpen: optionalSwitch,
    cutterFault: optionalSwitch,
    overheated: optionalSwitch,
    offline: optionalSwitch,
    stalled: optionalSwitch,
    garbled: optionalSwitch,
    unplugged: optionalSwitch,
    /** Trouble that comes after so much more paper: in the middle of the next ticket. */
    failNext: Type.Optional(
      Type.Object(
        {
          trouble: Type.Enum(['paper-out', 'cover-open', 'cutter-fault', 'overheated', 'offline', 'stalled']),
          afterMm: Type.Number({ minimum: 0, maximum: 1_000 }),
        },
        strict,
      ),
    ),
  },
  strict,
);

/** The simulated printer on the agent's panel: its strings, and a picture of the last ticket. */
export function createPrinterSimulator(
  simulated: SimulatedPrinter,
  printer: TicketPrinter,
  outlines: GlyphOutlines | null,
): DeviceSimulator {
  return {
    panel: printerPanel,
    state: () => ({ ...simulated.getStrings(), sheets: simulated.sheets().length }),
    addRoutes(app) {
      const routes = app.withTypeProvider<TypeBoxTypeProvider>();
      routes.post('/simulator/printer', { schema: { body: PrinterBody } }, async (request) => {
        pull(simulated, request.body);
        // Not awaited: a stalled printer takes its time to be found out, and the socket tells.
        void printer.check();
        return simulated.getStrings();
      });
      routes.get('/simulator/printer/last.svg', async (_request, reply) => {
        const sheet = lastSheet(simulated);
        if (sheet === null) return sendProblem(reply, 'not_found');
        return reply.type('image/svg+xml').send(drawSheet(sheet, outlines));
      });
      routes.get('/simulator/printer/last.png', async (_request, reply) => {
        const sheet = lastSheet(simulated);
        if (sheet === null) return sendProblem(reply, 'not_found');
        return reply.type('image/png').send(drawSheetPng(sheet, outlines));
      });
    },
  };
}

function pull(simulated: SimulatedPrinter, body: Static<typeof PrinterBody>): void {
  const { paperOut, paperLeftMm, refill, failNext, ...strings } = body;
  if (paperOut === true) simulated.setPaperLeftMm(0);
  if (paperLeftMm !== undefined) simulated.setPaperLeftMm(paperLeftMm);
  if (refill === true || paperOut === false) simulated.refill();
  if (failNext) simulated.failNext(failNext.trouble, failNext.afterMm);
  simulated.pull(strings);
}

/** What one would see at the printer: a ticket that hangs half out, else the last one that came off. */
function lastSheet(simulated: SimulatedPrinter): Sheet | null {
  const hanging = simulated.current();
  return hanging.items.length > 0 ? hanging : (simulated.sheets().at(-1) ?? null);
}
