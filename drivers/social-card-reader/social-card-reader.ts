import type { CardData, CardFault } from '../../protocol/agent.ts';
import type {
  AuthenticateCardBody,
  AuthenticateCardReply,
  CardChallenge,
  CheckCardPinReply,
} from '../../protocol/agent-social-card.ts';
import type { Device } from '../device.ts';

/** What a reader tells. A card is read once and then stays silent until it is taken out. */
export type SocialCardEvent =
  | { readonly kind: 'read'; readonly card: CardData }
  | { readonly kind: 'removed' }
  | { readonly kind: 'failed'; readonly fault: CardFault }
  | { readonly kind: 'challenge'; readonly challenge: CardChallenge };

/** A reader of social-security cards (S2 附录B row 8 item 7). It keeps no card: what it read it tells once and forgets. */
export interface SocialCardReader extends Device {
  readonly part: 'social-card-reader';
  /** Answers the function that ends it. */
  onCard(listener: (event: SocialCardEvent) => void): () => void;
  /** Step 2 for the card that told a challenge; `gone` where that challenge is no longer open. */
  authenticate(body: AuthenticateCardBody): Promise<AuthenticateCardReply>;
  /** Shows the PIN, three bytes of packed digits, to the card that was read; zeroes the bytes. */
  checkPin(digits: Uint8Array): Promise<CheckCardPinReply>;
  /** The visitor has gone: an open challenge dies, a reading under way tells nothing, the card forgets its PIN. */
  wipe(): Promise<void>;
}
