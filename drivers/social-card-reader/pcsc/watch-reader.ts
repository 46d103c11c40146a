import { within } from '../../time-limit.ts';
import type { PcscReader } from './pcsc-module.ts';

/** What is in a reader. Every card has a `visit` of its own, so that one that was changed quickly is seen as another. */
export type Slot =
  | { readonly holds: 'nothing' }
  | { readonly holds: 'card'; readonly visit: number; readonly atr: Uint8Array }
  | { readonly holds: 'mute' | 'in-use'; readonly visit: number };

/** One reader and what is in it. While it holds a card no other program gets at that card. */
export interface WatchedReader {
  readonly name: string;
  slot(): Slot;
  /** An empty answer is none: the card or its reader has gone. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Lets go of the card without power. The slot holds it until it is taken out, but it answers no more. */
  powerOff(): Promise<void>;
}

const longestResponse = 300;
/** A card is connected to or let go of in a second or two; the module cannot be called back. */
const stuckMs = 10_000;
const sharingViolation = /0x8010000b/i;
const cardHasGone = /0x80100069|0x8010000c|0x80100009|0x80100017/i;

/**
 * Follows one reader: connects to each card, and lets go of it when it is taken out. `onStuck`: neither of the two came to an end, and
 * nothing more will.
 */
export function watchReader(reader: PcscReader, onChange: () => void, onStuck: () => void): WatchedReader {
  let slot: Slot = { holds: 'nothing' };
  let visits = 0;
  let seenCount = -1;
  let protocol = 0;
  let queue: Promise<void> = Promise.resolve();

  function set(next: Slot): void {
    slot = next;
    onChange();
  }

  /** One after the other: a connection is not made while the last one is being given up. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    queue = queue.then(async () => {
      const done = await within(work(), stuckMs);
      if (!done.ok) onStuck();
    });
    return queue;
  }

  reader.on('status', ({ state, atr = new Uint8Array() }) => {
    // The upper half counts how often something was put in or taken out.
    const count = state >>> 16;
    const present = (state & reader.SCARD_STATE_PRESENT) !== 0;
    if (!present || (count !== 0 && count !== seenCount)) {
      if (slot.holds !== 'nothing') set({ holds: 'nothing' });
      // A connection that is still being made is to a card that has gone by now.
      visits += 1;
      void inTurn(() => disconnect(reader.SCARD_LEAVE_CARD));
    }
    seenCount = count;
    if (!present || slot.holds === 'card' || slot.holds === 'mute') return;
    // One that another program holds stays the same card while it is tried again.
    if (slot.holds === 'nothing') visits += 1;
    const visit = visits;
    if ((state & reader.SCARD_STATE_MUTE) !== 0 || atr.length === 0) return set({ holds: 'mute', visit });
    const known = Uint8Array.from(atr);
    void inTurn(() => connect(visit, known));
  });

  function connect(visit: number, atr: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      reader.connect({ share_mode: reader.SCARD_SHARE_EXCLUSIVE }, (error, agreed) => {
        resolve();
        if (visit !== visits) return;
        if (!error) {
          protocol = agreed ?? 0;
          set({ holds: 'card', visit, atr });
        } else if (sharingViolation.test(error.message)) set({ holds: 'in-use', visit });
        else if (!cardHasGone.test(error.message)) set({ holds: 'mute', visit });
      });
    });
  }

  function disconnect(disposition: number): Promise<void> {
    if (!reader.connected) return Promise.resolve();
    return new Promise((resolve) => reader.disconnect(disposition, () => resolve()));
  }

  return {
    name: reader.name,
    slot: () => slot,
    transmit: (command) =>
      new Promise((resolve) => {
        if (slot.holds !== 'card') return resolve(new Uint8Array());
        reader.transmit(
          Buffer.from(command.buffer, command.byteOffset, command.length),
          longestResponse,
          protocol,
          (error, response) => resolve(error || response === undefined ? new Uint8Array() : Uint8Array.from(response)),
        );
      }),
    powerOff: () => inTurn(() => disconnect(reader.SCARD_UNPOWER_CARD)),
  };
}
