import { randomUUID } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { AgentStatusSchema, type DevicePartName, type PrintTicketReply } from '../../protocol/agent.ts';
import type { PrintJournal } from '../print-journal/print-journal.ts';
import { sendError, sendProblem } from '../problem-reply.ts';
import type { Access } from './access.ts';
import { describeAgent } from './agent-status.ts';
import { addCardPinRoute, isPinPad, isSocialCardReader, refuseTypedPin } from './card-pin-route.ts';
import { addDeviceRoutes } from './device-routes.ts';
import { guardEntrance } from './entrance.ts';
import { addLeaseRoutes } from './lease-routes.ts';
import { createLeases } from './leases.ts';
import { openPageSocket } from './page-socket.ts';
import type { AgentParts } from './parts.ts';
import { createPrintDesk } from './print-desk.ts';
import { recordStates } from './record-operations.ts';
import { noRecorder, type Recorder } from './recorder.ts';
import { addSessionRoutes } from './session-routes.ts';
import { createSessions } from './sessions.ts';
import { addSimulatorRoutes } from './simulator-routes.ts';
import { superviseParts } from './supervise-parts.ts';
import { addTicketRoutes, isTicketPrinter } from './ticket-routes.ts';

/** A ticket with every text at its longest fits; a device that takes more says so at its own route. */
const bodyLimit = 16_384;
/** A driver cancels its job and closes what hangs out within this, or staff are told; where its plugin does not say. */
const usualWipeLimitMs = 5_000;

/** What an agent is built around. Parts and recorder are the agent's from then on: it closes them when it closes. */
export interface AgentContext {
  readonly parts: AgentParts;
  readonly access: Access;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds between two looks at each device that is there. */
  readonly watchEveryMs: number;
  /** Milliseconds until the first new try at a device that is gone, and between later ones at most. */
  readonly retryMs?: readonly [first: number, longest: number];
  /** Milliseconds that a wipe may take where the plugin does not say; 5,000 where it is missing. */
  readonly wipeLimitMs?: number;
  /** Where it is written down what is done here; nowhere, where it is missing. */
  readonly recorder?: Recorder;
  /** What became of each ticket, across restarts; as long as the process, where it is missing. */
  readonly printJournal?: PrintJournal<PrintTicketReply>;
}

/**
 * The agent: gives the pages of this PC its devices (`protocol/agent.ts`). Closing it closes the devices too.
 * Logs nothing by itself: what passes through is personal.
 */
export function buildAgent(context: AgentContext): FastifyInstance {
  const { parts, access, now = Date.now, watchEveryMs, retryMs = [1_000, 30_000], recorder = noRecorder } = context;
  const app = fastify({
    bodyLimit,
    // A busy machine takes its time; nothing here waits for anybody.
    pluginTimeout: 60_000,
    requestTimeout: 10_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  // A form of plain text needs no preflight: any page could send it.
  app.removeContentTypeParser('text/plain');
  guardEntrance(app, access);
  app.setErrorHandler((error: FastifyError, _request, reply) => sendError(error, reply));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not_found'));

  const leases = createLeases(now);
  const sessions = createSessions({ parts, leases, recorder, usualLimitMs: context.wipeLimitMs ?? usualWipeLimitMs });
  const sources = { run: randomUUID(), parts, leases, recorder, sessions, lying: new Set<DevicePartName>() };
  const pages = openPageSocket(app.server, { ...sources, access });
  const supervisor = superviseParts(parts, { usualEveryMs: watchEveryMs, retryMs, changed: pages.tellStatus });

  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .get('/status', { schema: { response: { 200: AgentStatusSchema } } }, async ({ pageApp }) =>
      describeAgent(sources, pageApp),
    );
  addLeaseRoutes(app, { leases, parts, recorder });
  addSessionRoutes(app, sessions);
  const forDevices = { leases, sessions, recorder, supervisor };
  const hasPinPad = parts.all.some(({ fitted, plugged }) => fitted && isPinPad(plugged.device));
  for (const { plugged } of parts.all) {
    const { device } = plugged;
    addDeviceRoutes(app, [device], forDevices, (own) => {
      if (isTicketPrinter(device)) addTicketRoutes(own, createPrintDesk(device, context.printJournal));
      if (hasPinPad && isSocialCardReader(device)) refuseTypedPin(own);
      plugged.addRoutes?.(own);
    });
  }
  const devices = parts.all.map(({ plugged }) => plugged.device);
  const pinPad = devices.find(isPinPad);
  const socialCards = devices.find(isSocialCardReader);
  if (pinPad && socialCards) {
    addDeviceRoutes(app, [pinPad, socialCards], forDevices, (own) =>
      addCardPinRoute(own, pinPad, socialCards, (pageApp) => leases.isTaken(socialCards.part, pageApp)),
    );
  }
  addSimulatorRoutes(app, sources);

  const stopRecording = recordStates(parts, recorder);
  app.addHook('preClose', async () => {
    stopRecording();
    supervisor.close();
    leases.close();
    sessions.close();
    await pages.close();
  });
  app.addHook('onClose', async () => {
    await parts.close();
    recorder.note({ operation: 'agent-stopped', outcome: 'done' });
    await recorder.close();
  });
  return app;
}
