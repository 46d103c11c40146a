import type { PinBlockFormat, PinRefusal } from '../../protocol/agent-pin-pad.ts';
import type { Result } from '../../protocol/result.ts';
import type { JobOutcome } from '../stx-frame/attended-job.ts';
import type { LinkFault } from '../stx-frame/stx-link.ts';

/** A PIN as the pad gives it for a bank: encrypted with a key that this PC does not have. */
export interface SealedPin {
  readonly block: Uint8Array;
  readonly keyId: string;
  readonly format: PinBlockFormat;
}

/** What a pad says of itself when it is asked. */
export interface PadCondition {
  /** Somebody opened the pad: it has dropped its keys and takes no PIN until its maker has seen it. */
  readonly tampered: boolean;
  /** Names to the bank the key that the pad encrypts with. */
  readonly keyId: string;
}

export type PadNews =
  | { readonly kind: 'keys'; readonly count: number }
  /** The entry has ended; how, is read. */
  | { readonly kind: 'ended' }
  /** Something was told that could not be read. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'closed' }
  /** The pad gave no answer and has to begin anew; whether it is there shows at the next question. */
  | { readonly kind: 'dropped' };

/**
 * What the driver wants of a pad, whoever made it. A maker's own protocol is one implementation of this and a line in `plugin.ts`.
 * A bank's PIN comes out of it sealed or not at all: there is no other way in these types.
 */
export interface PinPadProtocol {
  readCondition(): Promise<Result<PadCondition, LinkFault>>;
  /** `account`: twelve digits to which the block is bound, or null. */
  beginBankEntry(account: string | null, timeoutSeconds: number): Promise<Result<'begun' | PinRefusal, LinkFault>>;
  readBankEntry(): Promise<Result<JobOutcome<SealedPin, PinRefusal>, LinkFault>>;
  /** For the social card's own PIN, which the card wants to see in clear. */
  beginCardEntry(timeoutSeconds: number): Promise<Result<'begun' | PinRefusal, LinkFault>>;
  /** The digits as ASCII bytes; whoever gets them overwrites them. */
  readCardEntry(): Promise<Result<JobOutcome<Uint8Array, PinRefusal>, LinkFault>>;
  cancel(): Promise<Result<void, LinkFault>>;
  onNews(listener: (news: PadNews) => void): () => void;
  close(): Promise<void>;
}
