import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { DeviceIdSchema, type HallId, HallIdSchema, TicketIdSchema } from '../../protocol/ids.ts';
import { refuse } from '../../protocol/problems.ts';
import type { AppContext } from '../app/context.ts';
import type { Hall } from '../app/hall.ts';
import type { HttpApp } from './http-app.ts';
import { sendProblem } from './problem-reply.ts';

/** Parameters of a path below `/halls/:hall`. */
export const HallParams = Type.Object({ hall: HallIdSchema });
export const TicketParams = Type.Object({ hall: HallIdSchema, ticket: TicketIdSchema });
export const DeviceParams = Type.Object({ hall: HallIdSchema, device: DeviceIdSchema });

/** Finds the hall that a path names once the request is known to be in order, and answers `unknown_hall` where there is none. */
export function registerHallOfPath(app: HttpApp, context: AppContext): void {
  app.decorateRequest('hall', null);
  app.addHook('preHandler', (request, reply, done) => {
    const id = hallNamedBy(request);
    if (id === null) return done();
    const hall = context.halls.get(id);
    if (!hall) {
      sendProblem(request, reply, refuse('unknown_hall'));
      return;
    }
    request.hall = hall;
    done();
  });
}

/** The hall of the path, for handlers of routes below `/halls/:hall`. Throws in any other. */
export function hallOf(request: Pick<FastifyRequest, 'hall'>): Hall {
  if (request.hall === null) throw new Error('the route names no hall');
  return request.hall;
}

/** What stands in the path, whether there is such a hall or not; null where the path has none. */
export function hallNamedBy(request: Pick<FastifyRequest, 'params'>): HallId | null {
  const params = request.params as { readonly hall?: HallId } | undefined;
  return params?.hall ?? null;
}
