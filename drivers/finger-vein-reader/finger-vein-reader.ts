import type { VeinRefusal } from '../../protocol/agent-finger-vein.ts';
import { err, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device } from '../device.ts';
import { createListeners } from '../listeners.ts';
import { type JobFault, runAttended } from '../stx-frame/attended-job.ts';
import type { FingerVeinProtocol } from './finger-vein-protocol.ts';

/** A finger-vein module (D-09; S2 附录B row 8 item 11). One capture at a time: another meanwhile is refused as `busy`. */
export interface FingerVeinReader extends Device {
  readonly part: 'finger-vein-reader';
  /**
   * Asks for a finger (D-09). The template is sealed by the reader and opaque here; it goes on at once and is kept nowhere.
   * Never the only way: whoever asks offers another beside it.
   */
  capture(timeoutSeconds: number): Promise<Result<Uint8Array, JobFault<VeinRefusal>>>;
  /** Ends a capture; false where none was under way. */
  cancel(): Promise<boolean>;
  /** Told of a finger only while one is asked for. Answers the function that ends it. */
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
  let capturing = false;

  protocol.onNews((news) => {
    if (news === 'closed') status.set('absent');
    if ((news === 'finger-on' || news === 'finger-off') && capturing) fingers.tell(news === 'finger-on');
  });

  return {
    part: 'finger-vein-reader',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    onFinger: fingers.add,
    async check() {
      const checked = await protocol.selfTest();
      if (!checked.ok) return status.set(checked.error);
      return status.set(checked.value ? 'ok' : 'fault');
    },
    async capture(timeoutSeconds) {
      if (capturing) return err({ kind: 'refused', refusal: 'busy' });
      capturing = true;
      try {
        const captured = await runAttended(
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
        if (!captured.ok && captured.error.kind === 'failed') status.set(captured.error.state);
        return captured;
      } finally {
        capturing = false;
      }
    },
    async cancel() {
      if (!capturing) return false;
      return (await protocol.cancel()).ok;
    },
    close: protocol.close,
  };
}
