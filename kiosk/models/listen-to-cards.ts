import type { CardReaderPart } from '../../protocol/agent.ts';
import type { Agent } from './agent.ts';
import type { CardSlot } from './card-slot.ts';
import type { Send } from './kiosk.ts';
import { personOf } from './person-of.ts';

/**
 * Card data go into the slot, and only a masked name into the flow. A removed card is forgotten at once. A kiosk has two readers:
 * while a card is in use, one at the other reader neither takes its place nor ends its session.
 */
export function listenToCards(agent: Pick<Agent, 'listen'>, slot: CardSlot, send: Send): void {
  let place: CardReaderPart | null = null;
  const holdsECard = (): boolean => slot.read()?.medium === 'e-social-security-card';
  const isElsewhere = (reader: CardReaderPart): boolean => slot.read() !== null && place !== reader;

  agent.listen({
    cardRead(card, reader, presence) {
      if (!holdsECard() && !isElsewhere(reader)) {
        slot.put(card);
        place = reader;
      }
      const person = personOf(card);
      send(presence === 'unwatched' ? { type: 'card-read', person, onReader: false } : { type: 'card-read', person });
    },
    cardFailed: (fault) => send({ type: 'card-failed', fault }),
    cardRemoved(reader) {
      // An electronic card is not taken away with the plastic one that somebody left.
      if (!holdsECard()) {
        if (isElsewhere(reader)) return;
        slot.clear();
      }
      send({ type: 'card-removed' });
    },
  });
}
