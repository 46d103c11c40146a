import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Device } from '../../device.ts';
import { panelAction, panelFact, panelGroup, panelPicture, panelSwitch } from '../../panel-parts.ts';
import type { DeviceSimulator } from '../../plugin.ts';
import { sendProblem } from '../../problem-reply.ts';
import { drawPage } from './page-picture.ts';
import type { SimulatedDocumentPrinter } from './simulated-document-printer.ts';
import { documentPanelMessages as words } from './simulator-messages.ts';

const strict = { additionalProperties: false };
const optionalSwitch = Type.Optional(Type.Boolean());
const StringsBody = Type.Object(
  {
    paperOut: optionalSwitch,
    paperSheets: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
    tonerPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    coverOpen: optionalSwitch,
    jammed: optionalSwitch,
    paused: optionalSwitch,
    slow: optionalSwitch,
    neverBegins: optionalSwitch,
    refusesFormat: optionalSwitch,
    stalled: optionalSwitch,
    garbled: optionalSwitch,
    unplugged: optionalSwitch,
    cancelAtPanel: Type.Optional(Type.Literal(true)),
    powerCycle: Type.Optional(Type.Literal(true)),
    /** Trouble that comes after so many more pages: in the middle of the next document. */
    failNext: Type.Optional(
      Type.Object(
        {
          trouble: Type.Enum(['paper-out', 'jammed', 'cover-open', 'toner-empty']),
          afterPages: Type.Integer({ minimum: 0, maximum: 100 }),
        },
        strict,
      ),
    ),
  },
  strict,
);

const fullTray = 250;
const slowMsPerPage = 3_000;
const quickMsPerPage = 400;
const route = 'document-printer';

/** The simulated A4 printer on the agent's panel. */
export function createDocumentPrinterSimulator(simulated: SimulatedDocumentPrinter, device: Device): DeviceSimulator {
  simulated.pull({ msPerPage: quickMsPerPage });
  return {
    state() {
      const strings = simulated.strings();
      const { paperSheets, tonerPercent, msPerPage } = strings;
      return {
        ...strings,
        paperOut: paperSheets === 0,
        slow: msPerPage === slowMsPerPage,
        paper: `${paperSheets}`,
        toner: `${tonerPercent} %`,
        pages: simulated.sheets().length,
        jobs: simulated.jobs().length,
      };
    },
    addRoutes: (app) => addStringRoutes(app, simulated, device),
    panel: panelHtml(),
  };
}

function addStringRoutes(app: FastifyInstance, simulated: SimulatedDocumentPrinter, device: Device): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post('/simulator/document-printer', { schema: { body: StringsBody } }, async (request) => {
    pull(simulated, request.body);
    // Not awaited: a stalled printer takes its time to be found out, and the socket tells.
    void device.check();
    return simulated.strings();
  });
  routes.get('/simulator/document-printer/last.png', async (_request, reply) => {
    const last = simulated.lastPage();
    const picture = last === null ? null : await drawPage(last.pdf, last.page);
    return picture === null ? sendProblem(reply, 'not_found') : reply.type('image/png').send(picture);
  });
}

function pull(simulated: SimulatedDocumentPrinter, body: Static<typeof StringsBody>): void {
  const { paperOut, slow, failNext, cancelAtPanel, powerCycle, ...strings } = body;
  if (failNext) simulated.failNext(failNext.trouble, failNext.afterPages);
  if (cancelAtPanel) simulated.cancelAtPanel();
  if (powerCycle) simulated.powerCycle();
  simulated.pull({
    ...strings,
    ...(paperOut === undefined ? {} : { paperSheets: paperOut ? 0 : fullTray }),
    ...(slow === undefined ? {} : { msPerPage: slow ? slowMsPerPage : quickMsPerPage }),
  });
}

function panelHtml(): string {
  return [
    panelGroup(
      panelAction(words.paperOutMid, route, { failNext: { trouble: 'paper-out', afterPages: 1 } }),
      panelAction(words.jamMid, route, { failNext: { trouble: 'jammed', afterPages: 1 } }),
      panelAction(words.cancelAtPanel, route, { cancelAtPanel: true }),
      panelAction(words.powerCycle, route, { powerCycle: true }),
      panelAction(words.paperLow, route, { paperSheets: 12 }),
      panelAction(words.tonerLow, route, { tonerPercent: 6 }),
      panelAction(words.tonerEmpty, route, { tonerPercent: 0 }),
      panelAction(words.serviced, route, { paperSheets: fullTray, tonerPercent: 100, jammed: false, coverOpen: false }),
      panelSwitch(words.paperOut, route, 'paperOut'),
      panelSwitch(words.jammed, route, 'jammed'),
      panelSwitch(words.coverOpen, route, 'coverOpen'),
      panelSwitch(words.paused, route, 'paused'),
      panelSwitch(words.slow, route, 'slow'),
      panelSwitch(words.neverBegins, route, 'neverBegins'),
      panelSwitch(words.refusesFormat, route, 'refusesFormat'),
      panelSwitch(words.stalled, route, 'stalled'),
      panelSwitch(words.garbled, route, 'garbled'),
      panelSwitch(words.unplugged, route, 'unplugged'),
    ),
    panelFact(words.paper, 'paper'),
    panelFact(words.toner, 'toner'),
    panelFact(words.pages, 'pages'),
    panelPicture(words.lastPage, 'document-printer/last.png', ['pages', 'jobs']),
  ].join('\n');
}
