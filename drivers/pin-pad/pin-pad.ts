import type { PinRefusal } from '../../protocol/agent-pin-pad.ts';
import type { Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device } from '../device.ts';
import { createListeners } from '../listeners.ts';
import type { JobFault } from '../stx-frame/attended-job.ts';
import { createTurns } from '../stx-frame/turns.ts';
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
   * Ends an entry and answers when none is under way any more, nor any use of its digits: at the entry's own time limit where the pad
   * did not take it. A PIN that comes all the same is overwritten, and told to nobody (D-27).
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
  const turns = createTurns<PinRefusal>({
    cancel: protocol.cancel,
    onNews: (listener) =>
      protocol.onNews(({ kind }) => {
        if (kind !== 'keys') listener(kind === 'closed' || kind === 'dropped' ? 'closed' : 'look');
      }),
    onFault(fault) {
      if (fault.kind === 'failed') status.set(fault.state);
      else if (fault.refusal === 'tampered') status.set('fault');
    },
    graceMs,
  });

  protocol.onNews((told) => {
    if (told.kind === 'keys' && turns.isAwaiting()) keys.tell(told.count);
    if (told.kind === 'closed') status.set('absent');
  });

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
      turns.take({
        begin: () => protocol.beginBankEntry(account, timeoutSeconds),
        read: protocol.readBankEntry,
        timeoutSeconds,
        forget: ({ block }) => void block.fill(0),
        use: async (sealed) => sealed,
      }),
    withCardPin: (timeoutSeconds, use) =>
      turns.take({
        begin: () => protocol.beginCardEntry(timeoutSeconds),
        read: protocol.readCardEntry,
        timeoutSeconds,
        forget: (digits) => void digits.fill(0),
        use: (digits) => use(digits).finally(() => digits.fill(0)),
      }),
    cancel: turns.cancel,
    wipe: turns.wipe,
    close: protocol.close,
  };
}
