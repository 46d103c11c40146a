import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { CancelPinReply, EnterPinBody, EnterPinReply } from '../../protocol/agent-pin-pad.ts';
import type { Result } from '../../protocol/result.ts';
import type { EntryFault, PinPad } from './pin-pad.ts';
import type { SealedPin } from './pin-pad-protocol.ts';

/** `POST /pin-pad/enter` and `POST /pin-pad/cancel`. */
export function addPinPadRoutes(app: FastifyInstance, pad: Pick<PinPad, 'enterBankPin' | 'cancel'>): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post(
    '/pin-pad/enter',
    { schema: { body: EnterPinBody, response: { 200: EnterPinReply } } },
    async (request) => {
      const { account = null, timeoutSeconds } = request.body;
      return replyOf(await pad.enterBankPin({ account, timeoutSeconds }));
    },
  );
  routes.post('/pin-pad/cancel', { schema: { response: { 200: CancelPinReply } } }, async () => ({
    cancelled: await pad.cancel(),
  }));
}

function replyOf(entered: Result<SealedPin, EntryFault>): EnterPinReply {
  if (entered.ok) {
    const { block, keyId, format } = entered.value;
    return { outcome: 'entered', block: Buffer.from(block).toString('hex').toUpperCase(), keyId, format };
  }
  const fault = entered.error;
  return fault.kind === 'refused' ? { outcome: fault.refusal } : { outcome: 'failed', state: fault.state };
}
