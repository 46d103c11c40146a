import { type Signal, signal } from '@preact/signals';
import type { CardReaderPart } from '../../protocol/agent.ts';
import type { Agent } from './agent.ts';
import type { CardSlot } from './card-slot.ts';
import type { Send } from './kiosk.ts';
import { personOf } from './person-of.ts';

/** The readers on which a card is known to lie. */
export type LyingCards = ReadonlySet<CardReaderPart>;

/**
 * Card data go into the slot, and only a masked name into the flow. A removed card is forgotten at once. A kiosk has two readers:
 * while a card is in use, another one, at either, neither takes its place nor ends its session, and is missed where it is left.
 * @param lying is kept up to date
 */
export function listenToCards(
  agent: Pick<Agent, 'listen'>,
  slot: CardSlot,
  send: Send,
  lying: Signal<LyingCards> = signal(new Set()),
): void {
  let place: CardReaderPart | null = null;
  const holdsECard = (): boolean => slot.read()?.medium === 'e-social-security-card';
  const isElsewhere = (reader: CardReaderPart): boolean => slot.read() !== null && place !== reader;

  function tellRemoved(): void {
    // An electronic card is not taken away with the plastic one that somebody left.
    if (!holdsECard()) slot.clear();
    send(lying.value.size > 0 ? { type: 'card-removed', left: true } : { type: 'card-removed' });
  }

  function cardRemoved(reader: CardReaderPart): void {
    lying.value = new Set([...lying.value].filter((one) => one !== reader));
    if (holdsECard() || !isElsewhere(reader)) tellRemoved();
  }

  agent.listen({
    cardRead(card, reader, presence) {
      if (presence !== 'unwatched') lying.value = new Set(lying.value).add(reader);
      // Also at the same reader: one that cannot see a card lifted may be laid the card of the next person, under the first one's name.
      if (slot.read() === null) {
        slot.put(card);
        place = reader;
      }
      const person = personOf(card);
      send(presence === 'unwatched' ? { type: 'card-read', person, onReader: false } : { type: 'card-read', person });
    },
    cardFailed: (fault) => send({ type: 'card-failed', fault }),
    cardRemoved,
    cardsLie(on) {
      for (const reader of lying.value) if (!on.has(reader)) cardRemoved(reader);
    },
    lost() {
      if (lying.value.size === 0) return;
      lying.value = new Set();
      tellRemoved();
    },
  });
}
