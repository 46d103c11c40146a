import type { VeinRefusal } from '../../protocol/agent-finger-vein.ts';
import { err, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device, type DeviceStatus } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { type JobFault, runAttended } from '../stx-frame/attended-job.ts';
import type { LinkFault } from '../stx-frame/stx-link.ts';
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
  let capturing: Promise<unknown> | null = null;
  let fingerThere = false;
  let wipes = 0;

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
    if (news === 'finger-on' && capturing !== null) setFinger(true);
    if (news === 'finger-off') setFinger(false);
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
    async capture(timeoutSeconds) {
      if (capturing !== null) return err({ kind: 'refused', refusal: 'busy' });
      const wipesBefore = wipes;
      const capture = runAttended(
        {
          begin: () => protocol.beginCapture(timeoutSeconds),
          read: protocol.readCapture,
          cancel: protocol.cancel,
          onNews: (listener) =>
            protocol.onNews((news) => {
              if (news === 'closed' || news === 'look') listener(news);
            }),
        },
        timeoutSeconds * 1_000 + graceMs,
      );
      capturing = capture;
      try {
        const captured = await capture;
        if (captured.ok && wipes !== wipesBefore) {
          captured.value.fill(0);
          return err({ kind: 'refused', refusal: 'cancelled' });
        }
        if (!captured.ok && captured.error.kind === 'failed') fail(captured.error.state);
        return captured;
      } finally {
        capturing = null;
      }
    },
    async cancel() {
      if (capturing === null) return false;
      return (await protocol.cancel()).ok;
    },
    async wipe() {
      const capture = capturing;
      wipes += 1;
      if (capture === null) return;
      await protocol.cancel();
      await capture;
    },
    close: protocol.close,
  };
}
