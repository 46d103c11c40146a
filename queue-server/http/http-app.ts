import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Permission } from '../../protocol/permissions.ts';
import type { Caller } from '../app/access.ts';
import type { Hall } from '../app/hall.ts';
import type { Origin } from '../app/stream.ts';
import type { KeptRequest } from './idempotency.ts';

/** The Fastify instance with schemas as types. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which permission the route asks for; `public` is for everybody. A route under /api without one is refused at start. */
    permission?: Permission | 'public';
  }
  interface FastifyRequest {
    /** Who asks, found out before anything else. */
    caller: Caller;
    /** How far the caller's permission for this route reaches. */
    scope: 'all' | 'own';
    /** The hall that the path names; read it by `hallOf`. */
    hall: Hall | null;
    /** What the Idempotency-Key makes of the command; null without one. Read it by `originOf`. */
    command: Origin | null;
    /** Where the answer is kept, so that a repeated Idempotency-Key gets it again; null without a key. */
    kept: KeptRequest | null;
  }
}
