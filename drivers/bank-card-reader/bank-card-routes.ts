import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { EjectBankCardReply, ReadBankCardReply } from '../../protocol/agent-bank-card.ts';
import type { Result } from '../../protocol/result.ts';
import type { SealedCard } from './bank-card-protocol.ts';
import type { BankCardFault, BankCardReader } from './bank-card-reader.ts';

/** `POST /bank-card/read` and `POST /bank-card/eject`. */
export function addBankCardRoutes(app: FastifyInstance, reader: Pick<BankCardReader, 'read' | 'eject'>): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.post('/bank-card/read', { schema: { response: { 200: ReadBankCardReply } } }, async () =>
    replyOf(await reader.read()),
  );
  routes.post('/bank-card/eject', { schema: { response: { 200: EjectBankCardReply } } }, async () => {
    const ejected = await reader.eject();
    return { outcome: ejected.ok ? ejected.value : ('failed' as const) };
  });
}

function replyOf(read: Result<SealedCard, BankCardFault>): ReadBankCardReply {
  if (read.ok) {
    const { maskedNumber, sealed, keyId } = read.value;
    return { outcome: 'read', maskedNumber, sealed: Buffer.from(sealed).toString('base64'), keyId };
  }
  const fault = read.error;
  return fault.kind === 'refused' ? { outcome: fault.refusal } : { outcome: 'failed', state: fault.state };
}
