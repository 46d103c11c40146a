import type { DevicePartState } from '../../protocol/agent.ts';
import type { BankCardRefusal } from '../../protocol/agent-bank-card.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device } from '../device.ts';
import { createListeners } from '../listeners.ts';
import type { BankCardProtocol, CardPlace, SealedCard } from './bank-card-protocol.ts';

export type BankCardFault =
  | { readonly kind: 'refused'; readonly refusal: BankCardRefusal }
  | { readonly kind: 'failed'; readonly state: DevicePartState };

/** What happens to the card. */
export type BankCardEvent = 'inserted' | 'removed' | 'kept';

/** A reader that draws bank cards in (D-08). While it keeps one that only staff can take out, its state is `fault`. */
export interface BankCardReader extends Device {
  readonly part: 'bank-card-reader';
  /**
   * Reads the card that is in (D-08): a masked number and a sealed track, nothing else of it. One that is to be given back meanwhile,
   * be it because its visitor has gone (D-27), is `removed-too-early`.
   */
  read(): Promise<Result<SealedCard, BankCardFault>>;
  /** Gives the card back; also at the end of a session. Where the reader cannot be asked, it is done as soon as it can (D-27). */
  eject(): Promise<Result<'ejected' | 'no-card' | 'kept', DevicePartState>>;
  /** Told once for each change. Answers the function that ends it. */
  onCard(listener: (event: BankCardEvent) => void): () => void;
}

/** Takes the protocol over: `close` closes it. Looks for a card only when asked, or after news that is unclear. */
export function createBankCardReader(protocol: BankCardProtocol, now: () => number): BankCardReader {
  const status = createStatusHolder(now);
  const cards = createListeners<[BankCardEvent]>();
  let place: CardPlace = 'none';
  let looking = false;
  let ejects = 0;
  /** A card was to be given back, and the reader could not be asked to. */
  let isOwed = false;

  /** Told once for each change, whether the reader said so itself or was asked. */
  function move(to: CardPlace): void {
    const from = place;
    place = to;
    if (from === to) return;
    if (to === 'kept') status.set('fault');
    cards.tell(to === 'in' ? 'inserted' : to === 'kept' ? 'kept' : 'removed');
  }

  async function look(): Promise<void> {
    looking = true;
    const found = await protocol.findCard();
    looking = false;
    if (!found.ok) {
      status.set(found.error);
      return;
    }
    if (found.value === 'in' && isOwed) {
      const ejected = await eject();
      if (ejected.ok && ejected.value !== 'kept') status.set('ok');
      return;
    }
    isOwed = false;
    // A card that staff must fetch: somebody has to come before the next visitor.
    status.set(found.value === 'kept' ? 'fault' : 'ok');
    move(found.value);
  }

  async function eject(): Promise<Result<'ejected' | 'no-card' | 'kept', DevicePartState>> {
    ejects += 1;
    const ejected = await protocol.eject();
    isOwed = !ejected.ok;
    if (!ejected.ok) return err(status.set(ejected.error).state);
    if (ejected.value === 'kept') move('kept');
    return ejected;
  }

  protocol.onNews((news) => {
    if (news === 'closed') status.set('absent');
    // A broken answer to the look itself is no news: one look would beget the next for ever.
    else if (news === 'unclear') {
      if (!looking) void look();
    } else move(news === 'inserted' ? 'in' : news === 'removed' ? 'none' : 'kept');
  });

  return {
    part: 'bank-card-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onCard: cards.add,
    async check() {
      await look();
      return status.getStatus();
    },
    async read() {
      // What is still in there may be the last visitor's.
      if (isOwed) await look();
      const ejectsBefore = ejects;
      const read = await protocol.read();
      if (!read.ok) return err({ kind: 'failed', state: status.set(read.error).state });
      if (typeof read.value === 'object') {
        if (ejects === ejectsBefore) return ok(read.value.card);
        read.value.card.sealed.fill(0);
        return err({ kind: 'refused', refusal: 'removed-too-early' });
      }
      if (read.value === 'kept') move('kept');
      return err({ kind: 'refused', refusal: read.value });
    },
    eject,
    close: protocol.close,
  };
}
