import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { errorCodes, type FastifyBaseLogger } from 'fastify';
import { isUtf8 } from '../../protocol/charset.ts';
import { problemKinds } from '../../protocol/problem-kinds.ts';
import { refuse } from '../../protocol/problems.ts';
import type { AppContext } from '../app/context.ts';
import { registerAuthentication } from './authenticate.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { registerHallOfPath } from './hall-of-path.ts';
import type { HttpApp } from './http-app.ts';
import { registerIdempotency } from './idempotency.ts';
import { registerKnownMethods } from './known-methods.ts';
import { openApiOptions } from './openapi.ts';
import { registerPages } from './pages.ts';
import { refusalOfError, sendProblem } from './problem-reply.ts';
import { createLogController, registerRequestLog } from './request-log.ts';
import { appointmentRoutes } from './routes/appointments.ts';
import { cardAuthenticationRoutes } from './routes/card-authentications.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { deviceDeskRoutes } from './routes/device-desk.ts';
import { deviceRoutes } from './routes/devices.ts';
import { eCardRoutes } from './routes/e-cards.ts';
import { hallRoutes } from './routes/halls.ts';
import { healthRoutes } from './routes/health.ts';
import { helpRoutes } from './routes/help.ts';
import { outlookRoutes } from './routes/outlook.ts';
import { printRoutes } from './routes/prints.ts';
import { reassignmentRoutes } from './routes/reassignments.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/session.ts';
import { speechRoutes } from './routes/speech.ts';
import { testPageRoutes } from './routes/test-pages.ts';
import { ticketMoveRoutes } from './routes/ticket-moves.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { windowRoutes } from './routes/windows.ts';
import { workOrderRoutes } from './routes/work-orders.ts';

/** What the HTTP side is told beside its context. */
export interface HttpOptions {
  /** Null where nothing is to be logged. */
  readonly logger: FastifyBaseLogger | null;
  /** Behind a proxy the address of the caller stands in X-Forwarded-For. */
  readonly trustProxy: boolean;
}

const largestBody = 64 * 1024;
const requestLimitMs = 15_000;

/** The HTTP side: validate by schema, authenticate, authorise, submit, reply. Listens nowhere yet. */
export async function buildHttp(context: AppContext, options: HttpOptions): Promise<HttpApp> {
  const app: HttpApp = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    // One proxy: an address that the caller wrote into the header itself is not believed.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: largestBody,
    requestTimeout: requestLimitMs,
    connectionTimeout: 60_000,
    // A server that closes answers what comes on connections that are open, each time as the last answer there.
    return503OnClosing: false,
    logController: createLogController(),
    // One logger for all: a logger of its own for each request costs more than what is written.
    childLoggerFactory: (logger) => logger,
    clientErrorHandler: answerBrokenRequest,
    // Before there is a route: a path that cannot be decoded, a parameter that is too long.
    frameworkErrors: (error, request, reply) =>
      void sendProblem(request, reply.headers(apiHeaders), refusalOfError(error)),
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: false },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setErrorHandler((error: Parameters<typeof refusalOfError>[0], request, reply) => {
    const refusal = refusalOfError(error);
    if (problemKinds[refusal.code].status >= 500)
      request.log.error({ err: error, reqId: request.id, route: request.routeOptions.url }, 'a request failed');
    // Fastify would cut the connection while the caller still sends, who then never reads why: the rest is taken and dropped.
    if (refusal.code === 'body_too_large') reply.removeHeader('connection');
    return sendProblem(request, reply, refusal);
  });
  const methodsOf = registerKnownMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?', 1)[0] ?? '');
    if (methods.length === 0) return sendProblem(request, reply, refuse('not_found'));
    return sendProblem(request, reply.header('allow', methods.join(', ')), refuse('method_not_allowed'));
  });
  registerRequestLog(app);
  acceptEmptyJson(app);

  await app.register(cookie);
  await app.register(helmet, { global: false, ...securityHeaders(context) });
  app.addHook('onRequest', (request, reply, done) => {
    // The package makes its headers anew for each reply: for pages, not for thousands of tickets a second.
    if (request.url.startsWith('/api/')) reply.headers(apiHeaders);
    else reply.helmet();
    done();
  });
  await app.register(rateLimit, { global: false });
  await app.register(swagger, openApiOptions);
  registerAuthentication(app, context);
  registerIdempotency(app, context);
  registerHallOfPath(app, context);
  await app.register(
    async (api) => {
      const routes = api.withTypeProvider<TypeBoxTypeProvider>() as HttpApp;
      sessionRoutes(routes, context);
      hallRoutes(routes, context);
      catalogueRoutes(routes, context);
      ticketRoutes(routes, context);
      ticketMoveRoutes(routes, context);
      printRoutes(routes, context);
      reassignmentRoutes(routes, context);
      appointmentRoutes(routes, context);
      eCardRoutes(routes, context);
      cardAuthenticationRoutes(routes, context);
      windowRoutes(routes, context);
      outlookRoutes(routes, context);
      reportRoutes(routes, context);
      helpRoutes(routes, context);
      deviceRoutes(routes, context);
      deviceDeskRoutes(routes, context);
      workOrderRoutes(routes, context);
      testPageRoutes(routes, context);
      speechRoutes(routes, context);
    },
    { prefix: '/api/v1' },
  );
  app.get('/api/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, () => app.swagger());
  healthRoutes(app, context);
  if (context.settings.publicDir !== null) await registerPages(app, context.settings.publicDir);
  return app;
}

/** Many commands need no body: an empty one is an empty object. */
function acceptEmptyJson(app: HttpApp): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  // JSON and nothing else: Fastify would take plain text too, which any page on the web may send here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (!isUtf8(request.headers['content-type'])) return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
    if (body === '') return done(null, {});
    return parse(request, body as string, done);
  });
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.method === 'POST' && request.body === undefined) request.body = {};
    done();
  });
}

/** A reply of the API is data: nothing in it is ever run, framed or guessed at. */
const apiHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** Nothing is loaded from elsewhere, nothing inline is run; pages may talk to the agent of their own PC. */
function securityHeaders(context: AppContext) {
  const { agentOrigins, publicUrl } = context.settings;
  const agents = agentOrigins.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", publicUrl.replace(/^http/, 'ws'), ...agents],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The hall's network may be plain HTTP; transport security is the business of the proxy that ends TLS.
    hsts: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' as const },
  };
}
