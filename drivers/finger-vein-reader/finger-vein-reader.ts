import type { VeinRefusal } from '../../protocol/agent-finger-vein.ts';
import type { Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device, type DeviceStatus } from '../device.ts';
import { createListeners } from '../listeners.ts';
import type { JobFault } from '../stx-frame/attended-job.ts';
import type { LinkFault } from '../stx-frame/stx-link.ts';
import { createTurns } from '../stx-frame/turns.ts';
import type { FingerVeinProtocol } from './finger-vein-protocol.ts';

/** A finger-vein module (D-09; S2 附录B row 8 item 11). One capture at a time: another meanwhile is refused as `busy`. */
export interface FingerVeinReader extends Device {
  readonly part: 'finger-vein-reader';
  /**
   * Asks for a finger (D-09). The template is sealed by the reader and opaque here; it goes on at once and is kept nowhere.
   * Never the only way: whoever asks offers another beside it.
   */
  capture(timeoutSeconds: number): Promise<Result<Uint8Array, JobFault<VeinRefusal>>>;
  /** Ends a capture; false where none was under way, or where the reader did not take it. */
  cancel(): Promise<boolean>;
  /**
   * Ends a capture and answers when none is under way any more: at its own time limit where the reader did not take it. What
   * comes all the same is overwritten, and told to nobody (D-27).
   */
  wipe(): Promise<void>;
  /** Told of a finger only while one is asked for, and always of its going, be it later. Answers the function that ends it. */
  onFinger(listener: (present: boolean) => void): () => void;
}

export interface FingerVeinOptions {
  readonly protocol: FingerVeinProtocol;
  readonly now: () => number;
  /** Milliseconds after the reader's own time limit at which it counts as stalled. */
  readonly graceMs?: number;
}

const usualGraceMs = 3_000;

/** Takes the protocol over: closing the reader closes it. */
export function createFingerVeinReader({ protocol, now, graceMs = usualGraceMs }: FingerVeinOptions): FingerVeinReader {
  const status = createStatusHolder(now);
  const fingers = createListeners<[boolean]>();
  let fingerThere = false;
  const turns = createTurns<VeinRefusal>({
    cancel: protocol.cancel,
    onNews: (listener) =>
      protocol.onNews((news) => {
        if (news === 'closed' || news === 'dropped') listener('closed');
        if (news === 'look') listener('look');
      }),
    onFault(fault) {
      if (fault.kind === 'failed') fail(fault.state);
    },
    graceMs,
  });

  function setFinger(present: boolean): void {
    if (present === fingerThere) return;
    fingerThere = present;
    fingers.tell(present);
  }

  /** A reader that is gone or does not answer tells of no finger's going. */
  function fail(state: LinkFault): DeviceStatus {
    setFinger(false);
    return status.set(state);
  }

  protocol.onNews((news) => {
    if (news === 'closed') fail('absent');
    if (news === 'finger-on' && turns.isAwaiting()) setFinger(true);
    if (news === 'finger-off' || news === 'dropped') setFinger(false);
  });

  return {
    part: 'finger-vein-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onFinger: fingers.add,
    async check() {
      const checked = await protocol.selfTest();
      if (!checked.ok) return fail(checked.error);
      return status.set(checked.value ? 'ok' : 'fault');
    },
    capture: (timeoutSeconds) =>
      turns.take({
        begin: () => protocol.beginCapture(timeoutSeconds),
        read: protocol.readCapture,
        timeoutSeconds,
        forget: (template) => void template.fill(0),
        use: async (template) => template,
      }),
    cancel: turns.cancel,
    wipe: turns.wipe,
    close: protocol.close,
  };
}
