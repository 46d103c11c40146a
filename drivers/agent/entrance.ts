import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUtf8 } from '../../protocol/charset.ts';
import { sendProblem } from '../problem-reply.ts';
import { type Access, bearerOf } from './access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The app whose page asks, once it has shown its token. */
    pageApp: string;
  }
}

/**
 * The door of the agent's HTTP side: origin first, then token. Answers preflights, also those of a page in the hall's network that
 * wants to reach this machine (Private Network Access).
 */
export function guardEntrance(app: FastifyInstance, access: Access): void {
  app.decorateRequest('pageApp', '');
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'Origin').header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    const { origin } = request.headers;
    const fromPanel = isFromPanel(request);
    if (!fromPanel && !access.allowsOrigin(origin)) return sendProblem(reply, 'forbidden');
    if (origin !== undefined) reply.header('access-control-allow-origin', origin);
    if (request.method === 'OPTIONS') return answerPreflight(request, reply);
    if (isPanelPage(request)) return;
    const pageApp = access.appOf(bearerOf(request.headers.authorization));
    if (pageApp === null) return sendProblem(reply, 'invalid_token');
    if (!fromPanel && !access.isPageOf(pageApp, origin)) return sendProblem(reply, 'forbidden');
    if (!isUtf8(request.headers['content-type'])) return sendProblem(reply, 'unsupported_media_type');
    request.pageApp = pageApp;
  });
}

/** The simulator's panel is a page of the agent itself: its origin is our own, and a plain GET from it has none. */
function isFromPanel(request: FastifyRequest): boolean {
  if (!request.url.startsWith('/simulator/')) return false;
  const { origin } = request.headers;
  const port = request.socket.localPort;
  return origin === undefined || [`http://127.0.0.1:${port}`, `http://localhost:${port}`].includes(origin);
}

/** The panel without its data: it asks for the token and shows it with every call. */
function isPanelPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && request.url === '/simulator/';
}

function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .header('access-control-allow-methods', 'GET, POST')
    .header('access-control-allow-headers', 'authorization, content-type, idempotency-key')
    .header('access-control-max-age', '600');
  if (request.headers['access-control-request-private-network'] === 'true') {
    reply.header('access-control-allow-private-network', 'true');
  }
  return reply.code(204).send();
}
