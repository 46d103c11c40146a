import type { CardData, CardFault } from '../../protocol/agent.ts';
import type { Device } from '../device.ts';

/** What a reader tells. A card is read once and then stays silent until it is lifted. */
export type CardEvent =
  | { readonly kind: 'read'; readonly card: CardData }
  | { readonly kind: 'removed' }
  | { readonly kind: 'failed'; readonly fault: CardFault };

/** A reader of resident ID cards (S2 附录B row 8). It keeps no card: what it read it tells once and forgets. */
export interface IdCardReader extends Device {
  readonly part: 'id-card-reader';
  /** Answers the function that ends it. */
  onCard(listener: (event: CardEvent) => void): () => void;
}
