import type { PinRefusal } from '../../protocol/agent-pin-pad.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { type JobFault, type JobNews, type JobOutcome, runAttended } from '../stx-frame/attended-job.ts';
import type { LinkFault } from '../stx-frame/stx-link.ts';
import type { PinPadProtocol, SealedPin } from './pin-pad-protocol.ts';

/** Why no PIN was had. */
export type EntryFault = JobFault<PinRefusal>;

/** A pad for PINs (D-04; S2 附录B row 8 item 6). One entry at a time: another meanwhile is refused as `busy`. */
export interface PinPad extends Device {
  readonly part: 'pin-pad';
  /** The PIN of a bank card, sealed by the pad (D-04). Nothing in here can read it. */
  enterBankPin(entry: {
    readonly account: string | null;
    readonly timeoutSeconds: number;
  }): Promise<Result<SealedPin, EntryFault>>;
  /**
   * The social card's own PIN, for `use` alone: ASCII digits that are overwritten when it has ended. `use` hands them to the card's
   * driver; it must not keep them.
   */
  withCardPin<Value>(
    timeoutSeconds: number,
    use: (digits: Uint8Array) => Promise<Value>,
  ): Promise<Result<Value, EntryFault>>;
  /** Ends an entry; false where none was under way, or where the pad did not take it. */
  cancel(): Promise<boolean>;
  /**
   * Ends an entry and answers when none is under way any more: at the entry's own time limit where the pad did not take it. A PIN
   * that comes all the same is overwritten, and told to nobody (D-27).
   */
  wipe(): Promise<void>;
  /** How many digits stand on the pad. */
  onKeys(listener: (count: number) => void): () => void;
}

export interface PinPadOptions {
  readonly protocol: PinPadProtocol;
  readonly now: () => number;
  /** Milliseconds after the pad's own time limit at which it counts as stalled. */
  readonly graceMs?: number;
}

const usualGraceMs = 3_000;

/** Takes the protocol over: closing the pad closes it. A pad that somebody opened is `fault`. */
export function createPinPad({ protocol, now, graceMs = usualGraceMs }: PinPadOptions): PinPad {
  const status = createStatusHolder(now);
  const keys = createListeners<[number]>();
  let entering: Promise<unknown> | null = null;
  let wipes = 0;

  protocol.onNews((told) => {
    if (told.kind === 'keys' && entering !== null) keys.tell(told.count);
    if (told.kind === 'closed') status.set('absent');
  });

  async function enter<Pin>(
    timeoutSeconds: number,
    begin: () => Promise<Result<'begun' | PinRefusal, LinkFault>>,
    read: () => Promise<Result<JobOutcome<Pin, PinRefusal>, LinkFault>>,
    bytesOf: (pin: Pin) => Uint8Array,
  ): Promise<Result<Pin, EntryFault>> {
    if (entering !== null) return err({ kind: 'refused', refusal: 'busy' });
    const wipesBefore = wipes;
    const job = { begin, read, cancel: protocol.cancel, onNews };
    const entry = runAttended<Pin, PinRefusal>(job, timeoutSeconds * 1_000 + graceMs);
    entering = entry;
    try {
      const entered = await entry;
      if (entered.ok && wipes !== wipesBefore) {
        // Whoever typed it has gone: it is nobody's PIN now.
        bytesOf(entered.value).fill(0);
        return err({ kind: 'refused', refusal: 'cancelled' });
      }
      if (!entered.ok && entered.error.kind === 'failed') status.set(entered.error.state);
      if (!entered.ok && entered.error.kind === 'refused' && entered.error.refusal === 'tampered') status.set('fault');
      return entered;
    } finally {
      entering = null;
    }
  }

  function onNews(listener: (news: JobNews) => void): () => void {
    return protocol.onNews(({ kind }) => {
      if (kind !== 'keys') listener(kind === 'closed' ? 'closed' : 'look');
    });
  }

  return {
    part: 'pin-pad',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onKeys: keys.add,
    async check() {
      const condition = await protocol.readCondition();
      if (!condition.ok) return status.set(condition.error);
      return status.set(condition.value.tampered ? 'fault' : 'ok');
    },
    enterBankPin: ({ account, timeoutSeconds }) =>
      enter(
        timeoutSeconds,
        () => protocol.beginBankEntry(account, timeoutSeconds),
        protocol.readBankEntry,
        ({ block }) => block,
      ),
    async withCardPin(timeoutSeconds, use) {
      const digits = await enter(
        timeoutSeconds,
        () => protocol.beginCardEntry(timeoutSeconds),
        protocol.readCardEntry,
        (typed) => typed,
      );
      if (!digits.ok) return digits;
      try {
        return ok(await use(digits.value));
      } finally {
        digits.value.fill(0);
      }
    },
    async cancel() {
      if (entering === null) return false;
      return (await protocol.cancel()).ok;
    },
    async wipe() {
      const entry = entering;
      wipes += 1;
      if (entry === null) return;
      await protocol.cancel();
      await entry;
    },
    close: protocol.close,
  };
}
