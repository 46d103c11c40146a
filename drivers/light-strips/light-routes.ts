import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { SetLightsBody, SetLightsReply } from '../../protocol/agent-lights.ts';
import type { LightStrips } from './light-strips.ts';

/** `POST /lights`: what every strip shows from now on. */
export function addLightRoutes(app: FastifyInstance, lights: Pick<LightStrips, 'show'>): void {
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/lights', { schema: { body: SetLightsBody, response: { 200: SetLightsReply } } }, async (request) => {
      const shown = await lights.show(request.body);
      return shown.ok ? { outcome: 'set' as const } : { outcome: 'failed' as const, state: shown.error };
    });
}
