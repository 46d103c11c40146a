import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { AgentStatusSchema, PrintTicketBody, PrintTicketReply } from '../../protocol/agent.ts';
import type { Access } from './access.ts';
import { describeAgent, devicesOf, watchDevices } from './agent-status.ts';
import { guardEntrance } from './entrance.ts';
import { openPageSocket } from './page-socket.ts';
import type { AgentParts } from './parts.ts';
import { createPrintDesk } from './print-desk.ts';
import { sendError, sendProblem } from './problem-reply.ts';
import { addSimulatorRoutes } from './simulator-routes.ts';

/** A ticket with every text at its longest fits; nothing else comes by HTTP. */
const bodyLimit = 16_384;

export interface AgentContext {
  readonly parts: AgentParts;
  readonly access: Access;
  /** Milliseconds between two looks at each device. */
  readonly watchEveryMs: number;
}

/**
 * The agent: gives the kiosk page of this PC its devices (`protocol/agent.ts`). Closing it closes the devices too.
 * Logs nothing by itself: what passes through is personal.
 */
export function buildAgent({ parts, access, watchEveryMs }: AgentContext): FastifyInstance {
  const app = fastify({
    bodyLimit,
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

  const desk = createPrintDesk(parts.printer);
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.get('/status', { schema: { response: { 200: AgentStatusSchema } } }, async () => describeAgent(parts));
  routes.post(
    '/tickets/print',
    { schema: { body: PrintTicketBody, response: { 200: PrintTicketReply } } },
    async (request, reply) => {
      const printed = await desk.print(request.body);
      return printed.ok ? printed.value : sendProblem(reply, printed.error);
    },
  );
  addSimulatorRoutes(app, parts);

  const closeSocket = openPageSocket(app.server, parts, access);
  const stopWatching = watchDevices(devicesOf(parts), watchEveryMs);
  app.addHook('preClose', async () => {
    stopWatching();
    await closeSocket();
  });
  app.addHook('onClose', () => parts.close());
  return app;
}
