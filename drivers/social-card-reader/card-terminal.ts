import type { DevicePartState } from '../../protocol/agent.ts';
import type { CardLink } from './apdu.ts';

/** What a terminal sees. Between a `card` or `mute` and the next one there is always a `gone`. */
export type TerminalChange =
  | { readonly kind: 'state'; readonly state: DevicePartState }
  | { readonly kind: 'card'; readonly link: CardLink }
  /** Something is in, and its chip gives no answer to reset. */
  | { readonly kind: 'mute' }
  /** Taken out; where the whole reader went, its state has been told before. */
  | { readonly kind: 'gone' };

/** A reader of chip cards: PC/SC, or a simulated one. It knows nothing of what is on a card. */
export interface CardTerminal {
  onChange(listener: (change: TerminalChange) => void): () => void;
  /** Looks after itself where it must, within its time limits. Never rejects. */
  check(): Promise<DevicePartState>;
  close(): Promise<void>;
}
