import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { type Caller, callerOfSession, callerOfToken, nobody, permit } from '../app/access.ts';
import type { AppContext } from '../app/context.ts';
import { hallNamedBy } from './hall-of-path.ts';
import type { HttpApp } from './http-app.ts';
import { sendProblem } from './problem-reply.ts';

/** Name of the cookie that holds the session of staff. */
export const sessionCookie = 'tidehall_session';

/** Finds out who asks and whether they may, before the body is looked at. */
export function registerAuthentication(app: HttpApp, context: AppContext): void {
  app.decorateRequest('scope', 'all');
  app.addHook('onRoute', (route) => {
    const guarded = route.url.startsWith('/api/') && route.method !== 'HEAD' && route.method !== 'OPTIONS';
    if (guarded && route.config?.permission === undefined) throw new Error(`${route.url} names no permission`);
  });
  app.addHook('onRequest', (request, reply, done) => {
    const admitted = admit(context, request, reply);
    if (admitted.ok) done();
    else sendProblem(request, reply, admitted.error);
  });
}

/** Sets `request.caller` and `request.scope`; refuses who may not do what the route is for. */
function admit(context: AppContext, request: FastifyRequest, reply: FastifyReply): Result<null, Refusal> {
  const { permission } = request.routeOptions.config;
  request.caller = nobody;
  if (permission === undefined) return ok(null);
  // What the API tells is of this moment and of this caller.
  reply.header('cache-control', 'no-store');
  const found = callerOf(context, request);
  if (!found.ok) return permission === 'public' ? ok(null) : found;
  request.caller = found.value;
  noteSignOfLife(context, found.value);
  if (permission === 'public') return ok(null);
  const hall = hallNamedBy(request);
  if (hall !== null && !context.halls.has(hall) && found.value.kind !== 'nobody') return err(refuse('unknown_hall'));
  const permitted = permit(found.value, permission, hall);
  if (!permitted.ok) return permitted;
  request.scope = permitted.value;
  return ok(null);
}

/** Whatever a device asks for, it lives (D-23). */
function noteSignOfLife(context: AppContext, caller: Caller): void {
  if (caller.kind === 'device') context.halls.get(caller.hall)?.desk.noteHeard(caller.device);
}

function callerOf(context: AppContext, request: FastifyRequest): Result<Caller, Refusal> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(authorization)?.[1];
    return token === undefined ? err(refuse('invalid_token')) : callerOfToken(context, token);
  }
  const cookie = request.cookies[sessionCookie];
  return ok(cookie === undefined ? nobody : callerOfSession(context, cookie));
}
