import { Type } from 'typebox';
import { refuse } from '../../../protocol/problems.ts';
import { err, ok } from '../../../protocol/result.ts';
import { askGateway, type GatewayAddress, readReply } from '../ask-gateway.ts';
import type { ECardGateway } from './e-card-gateway.ts';

const HolderReply = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  idNumber: Type.String({ minLength: 15, maxLength: 18 }),
});

/**
 * The gateway over HTTP: `POST` of `{"token": …}`, answered by 200 `{"name": …, "idNumber": …}`, 410 for a code that is no longer
 * valid, 404 for one that never was. A province's own interface is adapted to this small one beside it.
 */
export function createHttpECardGateway(address: GatewayAddress): ECardGateway {
  return {
    async resolve(token) {
      const reply = await askGateway(address, { token });
      if (reply === null) return err(refuse('e_card_unavailable'));
      if (reply.status === 410) return err(refuse('e_card_expired'));
      if (reply.status === 404) return err(refuse('e_card_unknown'));
      const holder = reply.status === 200 ? readReply(HolderReply, reply.text) : null;
      return holder === null ? err(refuse('e_card_unavailable')) : ok({ name: holder.name, idNumber: holder.idNumber });
    },
  };
}
