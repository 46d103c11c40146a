import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { SessionWipeReply } from '../../protocol/agent.ts';
import type { Sessions } from './sessions.ts';

/** `POST /session/wipe`, without a body. */
export function addSessionRoutes(app: FastifyInstance, sessions: Sessions): void {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/session/wipe', { schema: { response: { 200: SessionWipeReply } } }, async (request) => ({
      failed: [...(await sessions.wipe(request.pageApp))],
    }));
}
