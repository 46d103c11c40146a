import type { CardData } from '../../protocol/agent.ts';

/** The only place in the page where a card's data lie: from the reader to the next request, and no longer. */
export interface CardSlot {
  put(card: CardData): void;
  read(): CardData | null;
  clear(): void;
}

export function createCardSlot(): CardSlot {
  let held: CardData | null = null;
  return {
    put(card) {
      held = card;
    },
    read: () => held,
    clear() {
      held = null;
    },
  };
}
