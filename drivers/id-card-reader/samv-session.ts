import type { DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { within } from '../time-limit.ts';
import type { BytePort } from '../transport/byte-port.ts';
import { encodeCommand, readFrames, type SamvCommand, type SamvFrame, type SamvStatus } from './samv-codec.ts';

/** Milliseconds. A card with its photo is read in about a second; everything else is quick. */
export interface SamvLimits {
  readonly openMs: number;
  readonly writeMs: number;
  readonly answerMs: number;
  readonly readMs: number;
  /** Between two looks for a card. A SAM_V wants 300 or more. */
  readonly pollMs: number;
}

export interface SamvReply {
  readonly status: SamvStatus;
  /** To be wiped by who reads it. */
  readonly data: Uint8Array;
}

/** Why there is no answer: the state that the reader is in, or a frame that came damaged twice. */
export type SamvFault = Extract<DevicePartState, 'absent' | 'stalled' | 'fault'> | 'torn';

/** One conversation over one open port: one question at a time. */
export interface SamvSession {
  isOpen(): boolean;
  /** Asks, and once more where the answer was damaged or the reader says that the question was. */
  ask(command: SamvCommand): Promise<Result<SamvReply, SamvFault>>;
  onClosed(listener: () => void): void;
  close(): Promise<void>;
}

/** Takes the port over: closing the session closes it. Has no queue: the caller asks one question at a time. */
export function createSamvSession(port: BytePort, limits: SamvLimits): SamvSession {
  let rest = Buffer.alloc(0);
  let noise = false;
  let open = true;
  let hear: ((frame: SamvFrame | 'closed') => void) | null = null;

  port.source.onBytes((bytes) => {
    const all = Buffer.concat([rest, bytes]);
    const read = readFrames(all);
    // What a card told does not stay behind in a buffer.
    rest.fill(0);
    rest = Buffer.from(read.rest);
    all.fill(0);
    bytes.fill(0);
    for (const frame of read.frames) {
      if (frame.kind === 'noise') noise = true;
      else if (hear !== null) hear(frame);
      // Too late: whoever asked has been told that nothing came.
      else if (frame.kind === 'reply') frame.data.fill(0);
    }
  });
  port.source.onClosed(() => {
    open = false;
    rest.fill(0);
    hear?.('closed');
  });

  async function askOnce(command: SamvCommand): Promise<Result<SamvReply, SamvFault>> {
    if (!open) return err('absent');
    rest.fill(0);
    rest = Buffer.alloc(0);
    noise = false;
    const answer = new Promise<Result<SamvReply, SamvFault>>((resolve) => {
      hear = (frame) => {
        if (frame === 'closed') resolve(err('absent'));
        else if (frame.kind === 'reply') resolve(ok({ status: frame.status, data: frame.data }));
        else resolve(err('torn'));
      };
    });
    try {
      const sent = await port.sink.write(encodeCommand(command), limits.writeMs);
      if (!sent.ok) return err(sent.error === 'timeout' ? 'stalled' : 'absent');
      const heard = await within(answer, command === 'read' ? limits.readMs : limits.answerMs);
      if (heard.ok) return heard.value;
      // The beginning of an answer, then nothing: bytes were lost. Only noise: something else than a reader speaks there.
      if (rest.length > 0) return err('torn');
      return err(noise ? 'fault' : 'stalled');
    } finally {
      hear = null;
    }
  }

  return {
    isOpen: () => open,
    async ask(command) {
      const first = await askOnce(command);
      const damaged = first.ok ? first.value.status === 'bad-checksum' : first.error === 'torn';
      return damaged ? askOnce(command) : first;
    },
    onClosed: (listener) => void port.source.onClosed(listener),
    close: () => port.close(),
  };
}
