import { LogController } from 'fastify';
import type { HttpApp } from './http-app.ts';

/** Fastify's own request lines hold the URL, and who knows the id of a ticket may follow it: they are off. */
export function createLogController(): LogController {
  return new LogController({ disableRequestLogging: true });
}

/** In their place: the pattern of the route, never what stood in it. */
export function registerRequestLog(app: HttpApp): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info(
      { reqId: request.id, method, route: routeOptions.url ?? null, status: reply.statusCode, ms },
      'answered',
    );
    done();
  });
}
