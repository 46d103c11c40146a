import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { CardFault } from '../../protocol/agent.ts';
import type { SimulatedIdCardReader } from '../id-card-reader/simulated-id-card-reader.ts';
import { syntheticPersons } from '../id-card-reader/synthetic-persons.ts';
import type { Sheet } from '../ticket-printer/simulator/sheet.ts';
import { drawSheet, drawSheetPng } from '../ticket-printer/simulator/sheet-picture.ts';
import type { SimulatedPrinter } from '../ticket-printer/simulator/simulated-printer.ts';
import { describeAgent } from './agent-status.ts';
import type { AgentParts } from './parts.ts';
import { sendProblem } from './problem-reply.ts';
import { panelPage, panelPolicy } from './simulator-panel/panel-page.ts';

const strict = { additionalProperties: false };

/** Whose card is laid on; null lifts it. */
const CardBody = Type.Object({ person: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]) }, strict);

const ReaderBody = Type.Object(
  {
    state: Type.Optional(Type.Enum(['ok', 'absent', 'stalled'])),
    failNext: Type.Optional(Type.Enum(['unreadable', 'removed-too-early'])),
  },
  strict,
);

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

/** The strings of the simulated devices. Where a device is real, its routes do not exist. */
export function addSimulatorRoutes(app: FastifyInstance, parts: AgentParts): void {
  if (!parts.simulatedPrinter && !parts.simulatedReader) return;
  app.get('/simulator/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', panelPolicy).send(panelPage),
  );
  app.get('/simulator/state', async () => ({
    status: describeAgent(parts),
    printer: parts.simulatedPrinter?.getStrings() ?? null,
    sheets: parts.simulatedPrinter?.sheets().length ?? 0,
    card: parts.simulatedReader?.hasCard() ?? false,
  }));
  if (parts.simulatedReader) addReaderRoutes(app, parts.simulatedReader);
  if (parts.simulatedPrinter) addPrinterRoutes(app, parts, parts.simulatedPrinter);
}

function addReaderRoutes(app: FastifyInstance, reader: SimulatedIdCardReader): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post('/simulator/card', { schema: { body: CardBody } }, async (request, reply) => {
    const { person } = request.body;
    if (person === null) {
      reader.lift();
      return { card: reader.hasCard() };
    }
    const found = syntheticPersons.find(({ key }) => key === person);
    if (found === undefined) return sendProblem(reply, 'not_found');
    reader.insert(found.card);
    return { card: reader.hasCard() };
  });
  routes.post('/simulator/reader', { schema: { body: ReaderBody } }, async (request) => {
    const { state, failNext } = request.body;
    if (state !== undefined) reader.setState(state);
    if (failNext !== undefined) reader.failNext(failNext satisfies CardFault);
    return { card: reader.hasCard() };
  });
}

function addPrinterRoutes(app: FastifyInstance, { printer, outlines }: AgentParts, simulated: SimulatedPrinter): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post('/simulator/printer', { schema: { body: PrinterBody } }, async (request) => {
    pull(simulated, request.body);
    // Not awaited: a stalled printer takes its time to be found out, and the socket tells.
    void printer.check();
    return simulated.getStrings();
  });
  routes.get('/simulator/printer/last.svg', async (_request, reply) => {
    const sheet = lastSheet(simulated);
    return sheet === null
      ? sendProblem(reply, 'not_found')
      : reply.type('image/svg+xml').send(drawSheet(sheet, outlines));
  });
  routes.get('/simulator/printer/last.png', async (_request, reply) => {
    const sheet = lastSheet(simulated);
    return sheet === null
      ? sendProblem(reply, 'not_found')
      : reply.type('image/png').send(drawSheetPng(sheet, outlines));
  });
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
