import { CardAuthenticationReply, type CardChallenge } from '../../../protocol/agent-social-card.ts';
import { refuse } from '../../../protocol/problems.ts';
import { err, ok } from '../../../protocol/result.ts';
import { askGateway, type GatewayAddress, readReply } from '../ask-gateway.ts';
import type { CardHsm } from './card-hsm.ts';

/**
 * The security module over HTTP: `POST` of `{"step1": "区划|ATR|算法|卡识别码|…|"}`, answered by 200
 * `{"innerResult": …, "outerValue": …}` in upper-case hexadecimal, or 404 where it has no key for that card. A maker's own interface is
 * adapted to this small one beside the module.
 */
export function createHttpCardHsm(address: GatewayAddress): CardHsm {
  return {
    async authenticate(challenge) {
      const reply = await askGateway(address, { step1: stepOne(challenge) });
      if (reply?.status === 404) return err(refuse('card_not_known'));
      const answer = reply?.status === 200 ? readReply(CardAuthenticationReply, reply.text) : null;
      if (answer === null) return err(refuse('card_hsm_unavailable'));
      return ok({ innerResult: answer.innerResult, outerValue: answer.outerValue });
    },
  };
}

/** The output of step 1 of the national driver interface: nine items, each ended by a bar. */
function stepOne({ region, atr, algorithm, cardId, inner, outer, terminal }: CardChallenge): string {
  const items = [region, atr, algorithm, cardId, inner.factor, inner.source, outer.factor, outer.source, terminal];
  return items.map((item) => `${item}|`).join('');
}
