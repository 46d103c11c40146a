import type { CardData, CardFault } from '../../protocol/agent.ts';
import type { Device } from '../device.ts';

/** What a reader tells. A card is read once and then stays silent until it is lifted. */
export type CardEvent =
  | {
      readonly kind: 'read';
      readonly card: CardData;
      /** `unwatched`: this reader cannot see the card being lifted; `removed` comes with the next card at the earliest. */
      readonly presence: 'watched' | 'unwatched';
      /** The decoded portrait, where the reader was given a decoder; for a comparison on this PC, never for the page. */
      readonly photo: Uint8Array | null;
    }
  | { readonly kind: 'removed' }
  | { readonly kind: 'failed'; readonly fault: CardFault };

/** A reader of resident ID cards (S2 附录B row 8). It keeps no card: what it read it tells once and forgets. */
export interface IdCardReader extends Device {
  readonly part: 'id-card-reader';
  /** Answers the function that ends it. */
  onCard(listener: (event: CardEvent) => void): () => void;
  /** The visitor has gone: a card that is being read, or that failed and still lies there, tells nothing more but its removal (D-27). */
  wipe(): Promise<void>;
}
