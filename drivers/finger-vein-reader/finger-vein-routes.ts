import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import {
  CancelVeinReply,
  CaptureVeinBody,
  CaptureVeinReply,
  type VeinRefusal,
} from '../../protocol/agent-finger-vein.ts';
import type { Result } from '../../protocol/result.ts';
import type { JobFault } from '../stx-frame/attended-job.ts';
import type { FingerVeinReader } from './finger-vein-reader.ts';

/** `POST /finger-vein/capture` and `POST /finger-vein/cancel`. */
export function addFingerVeinRoutes(app: FastifyInstance, reader: Pick<FingerVeinReader, 'capture' | 'cancel'>): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/finger-vein/capture',
    { schema: { body: CaptureVeinBody, response: { 200: CaptureVeinReply } } },
    async (request) => replyOf(await reader.capture(request.body.timeoutSeconds)),
  );
  routes.post('/finger-vein/cancel', { schema: { response: { 200: CancelVeinReply } } }, async () => ({
    cancelled: await reader.cancel(),
  }));
}

function replyOf(captured: Result<Uint8Array, JobFault<VeinRefusal>>): CaptureVeinReply {
  if (captured.ok) return { outcome: 'captured', template: Buffer.from(captured.value).toString('base64') };
  const fault = captured.error;
  return fault.kind === 'refused' ? { outcome: fault.refusal } : { outcome: 'failed', state: fault.state };
}
