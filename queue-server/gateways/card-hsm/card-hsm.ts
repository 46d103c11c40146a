import type { CardAuthenticationReply, CardChallenge } from '../../../protocol/agent-social-card.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { err, type Result } from '../../../protocol/result.ts';

/**
 * The security module with the keys of third-generation social-security cards (RKSSSE). Keys never leave it: it is shown what a card
 * gave, and answers what a genuine card must have said and what this one wants to see. Refuses `card_not_known` (no key for that
 * region or card), `card_hsm_unavailable` (no answer in time, or none that can be read) and `card_hsm_absent`.
 */
export interface CardHsm {
  authenticate(challenge: CardChallenge): Promise<Result<CardAuthenticationReply, Refusal>>;
}

/** A hall without a security module: cards of the first and second generation are read all the same. */
export const noCardHsm: CardHsm = {
  authenticate: () => Promise.resolve(err(refuse('card_hsm_absent'))),
};
