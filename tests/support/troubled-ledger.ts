import type { Ledger, NewEvent } from '../../queue-server/ledger/ledger.ts';

/** A ledger in front of a real one, on which a test makes things go wrong, once each. */
export interface TroubledLedger extends Ledger {
  /** Events of each append that was asked for, in order. */
  readonly appends: readonly (readonly NewEvent[])[];
  /** The next append fails and keeps nothing. */
  failNext(): void;
  /** The next append keeps its events and fails then, as when a connection is lost after the commit. */
  loseNextAnswer(): void;
  /** Somebody else appends just before the next append. */
  beforeNext(intrude: () => Promise<unknown>): void;
  /** The next append waits until the answer is called. */
  holdNext(): () => void;
  /** From now on nothing can be read. */
  breakReads(): void;
}

export function createTroubledLedger(real: Ledger): TroubledLedger {
  const appends: (readonly NewEvent[])[] = [];
  let before: () => Promise<unknown> = async () => {};
  let after: () => void = () => {};
  let readable = true;
  return {
    ...real,
    appends,
    async append(stream, expectedSeq, events) {
      appends.push(events);
      const [first, last] = [before, after];
      before = async () => {};
      after = () => {};
      await first();
      const outcome = await real.append(stream, expectedSeq, events);
      last();
      return outcome;
    },
    async read(stream, afterSeq, limit) {
      if (!readable) throw new Error('the disk is gone');
      return real.read(stream, afterSeq, limit);
    },
    failNext() {
      before = () => Promise.reject(new Error('the disk is full'));
    },
    loseNextAnswer() {
      after = () => {
        throw new Error('the connection is lost');
      };
    },
    beforeNext(intrude) {
      before = intrude;
    },
    holdNext() {
      let release: () => void = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      before = () => held;
      return release;
    },
    breakReads() {
      readable = false;
    },
  };
}
