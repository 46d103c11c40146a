import type { CardData, CardFault, DevicePartState } from '../../protocol/agent.ts';
import { createStatusHolder } from '../device.ts';
import { createListeners } from '../listeners.ts';
import type { CardEvent, IdCardReader } from './id-card-reader.ts';

/** A reader whose cards are laid on by a test or from the panel. */
export interface SimulatedIdCardReader extends IdCardReader {
  /** Lays a card on; one that lies there is lifted first. */
  insert(card: CardData): void;
  lift(): void;
  /** The next card fails in this way instead of being read. */
  failNext(fault: Exclude<CardFault, 'reader-absent'>): void;
  /** `absent` unplugs it, `ok` plugs it in again. */
  setState(state: Extract<DevicePartState, 'ok' | 'absent' | 'stalled'>): void;
  hasCard(): boolean;
}

export function createSimulatedIdCardReader(now: () => number): SimulatedIdCardReader {
  const status = createStatusHolder(now);
  const cards = createListeners<[CardEvent]>();
  let hasCard = false;
  let nextFault: CardFault | null = null;
  status.set('ok');

  function lift(): void {
    if (!hasCard) return;
    hasCard = false;
    cards.tell({ kind: 'removed' });
  }

  return {
    part: 'id-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    check: async () => status.getStatus(),
    close: async () => void status.set('absent'),
    onCard: cards.add,
    insert(card) {
      lift();
      const fault = status.getStatus().state === 'ok' ? nextFault : 'reader-absent';
      nextFault = null;
      hasCard = fault !== 'removed-too-early' && fault !== 'reader-absent';
      cards.tell(fault === null ? { kind: 'read', card } : { kind: 'failed', fault });
    },
    lift,
    failNext(fault) {
      nextFault = fault;
    },
    setState(state) {
      // A reader that goes takes its card out of sight: for the page that is the end of the session.
      if (state !== 'ok') lift();
      status.set(state);
    },
    hasCard: () => hasCard,
  };
}
