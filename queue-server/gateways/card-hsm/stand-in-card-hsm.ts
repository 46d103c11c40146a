import { createHmac } from 'node:crypto';
import type { CardChallenge } from '../../../protocol/agent-social-card.ts';
import { refuse } from '../../../protocol/problems.ts';
import { err, ok } from '../../../protocol/result.ts';
import type { CardHsm } from './card-hsm.ts';

/** Printed here for everybody to read: it opens simulated cards and no real one. */
const standInKey = 'tidehall stand-in key: opens no real card';
/** The region of the people who do not exist. */
const region = '510499';

/**
 * Stands in for the security module where the demo hall is served, and in tests: the simulated cards of the agent work by the same
 * recipe. It knows cards of the invented region only, so that a real card is never told "verified" by it.
 */
export function createStandInCardHsm(): CardHsm {
  return {
    async authenticate(challenge) {
      if (challenge.region !== region || !challenge.cardId.startsWith(region)) return err(refuse('card_not_known'));
      return ok({
        innerResult: answerTo(challenge.cardId, 'inner', challenge.inner, 8),
        outerValue: answerTo(challenge.cardId, 'outer', challenge.outer, 16),
      });
    },
  };
}

function answerTo(cardId: string, which: string, { factor, source }: CardChallenge['inner'], bytes: number): string {
  const cardKey = createHmac('sha256', standInKey).update(cardId, 'hex').digest();
  const answer = createHmac('sha256', cardKey).update(which).update(factor, 'hex').update(source, 'hex').digest();
  return answer.subarray(0, bytes).toString('hex').toUpperCase();
}
