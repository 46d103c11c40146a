import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { err, type Result } from '../../../protocol/result.ts';

/** Whose electronic social-security card it is. */
export interface ECardHolder {
  readonly name: string;
  readonly idNumber: string;
}

/**
 * The authority that knows what the code of an electronic social-security card stands for. The code is opaque to us, is valid for a
 * minute or so, and is neither logged nor kept. Refuses `e_card_expired`, `e_card_unknown`, `e_card_unavailable` (it did not answer
 * in time, or not in a way that can be read) and `e_card_not_offered`.
 */
export interface ECardGateway {
  resolve(token: string): Promise<Result<ECardHolder, Refusal>>;
}

/** A hall that has no agreement with the authority. */
export const eCardsNotOffered: ECardGateway = {
  resolve: () => Promise.resolve(err(refuse('e_card_not_offered'))),
};
