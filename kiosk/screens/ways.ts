import type { IdentityWay } from '../models/capabilities.ts';
import { m } from '../paraglide/messages.js';

/** The cards that can be laid on a reader now, in words: `身份证或社保卡`; null where none can. */
export function cardWords(ways: readonly IdentityWay[]): string | null {
  const idCard = ways.includes('id-card');
  if (!ways.includes('social-card')) return idCard ? m.way_id_card() : null;
  return idCard ? m.way_either({ one: m.way_id_card(), other: m.way_social_card() }) : m.way_social_card();
}

/** How to be known here: by a card, else by the code of the electronic card; null where there is no way. */
export function wayHint(
  ways: readonly IdentityWay[],
  hintForCards: (inputs: { cards: string }) => string,
): string | null {
  const cards = cardWords(ways);
  if (cards !== null) return hintForCards({ cards });
  return ways.includes('e-card') ? m.e_card_hint() : null;
}
