import type { Agent } from './agent.ts';
import type { CardSlot } from './card-slot.ts';
import type { Send } from './kiosk.ts';
import { maskName } from './mask.ts';

/** Card data go into the slot, and only a masked name into the flow. A removed card is forgotten at once. */
export function listenToCards(agent: Pick<Agent, 'listen'>, slot: CardSlot, send: Send): void {
  agent.listen({
    cardRead(card) {
      slot.put(card);
      send({ type: 'card-read', person: { maskedName: maskName(card.name), medium: card.medium } });
    },
    cardFailed: (fault) => send({ type: 'card-failed', fault }),
    cardRemoved() {
      slot.clear();
      send({ type: 'card-removed' });
    },
  });
}
