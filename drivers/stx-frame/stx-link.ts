import type { DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { createLock } from '../lock.ts';
import { within } from '../time-limit.ts';
import type { BytePort, PortOpener } from '../transport/byte-port.ts';
import { beginAnew, encodeFrame, readFrames, type StxRead } from './stx-codec.ts';

/** Milliseconds. */
export interface StxLimits {
  readonly openMs: number;
  readonly writeMs: number;
  readonly answerMs: number;
}

export const usualStxLimits: StxLimits = { openMs: 2_000, writeMs: 1_000, answerMs: 1_500 };

/** Why a device gave no answer: no cable or power, silent or too late, or nothing but broken frames. */
export type LinkFault = Extract<DevicePartState, 'absent' | 'stalled' | 'fault'>;

export interface StxAnswer {
  /** 0 for done; what else it says is a matter of the device. */
  readonly status: number;
  /** What follows the status byte. The link keeps no copy; where it is a PIN, whoever asked overwrites it. */
  readonly data: Uint8Array;
}

/**
 * What a device tells unasked. `broken`: something could not be read; `closed`: the port has gone by itself; `dropped`: the link let
 * it go, for want of an answer or for good. After either of the two the device breaks off what it was doing.
 */
export type StxNews = { readonly command: number; readonly data: Uint8Array } | 'broken' | 'closed' | 'dropped';

/** A way to a device that speaks `stx-codec.ts`; opened when it is needed, opened anew after it failed. */
export interface StxLink {
  /** One question at a time; a broken or missing answer is asked for once more. Ends within the limits, never rejects. */
  ask(command: number, data?: Uint8Array): Promise<Result<StxAnswer, LinkFault>>;
  onNews(listener: (news: StxNews) => void): () => void;
  close(): Promise<void>;
}

type Heard = StxAnswer | 'broken' | 'closed';

const attempts = 2;

/** Opens nothing before the first question. On a new port the device begins anew. Once closed it answers `absent`. */
export function createStxLink(opener: PortOpener, limits: StxLimits = usualStxLimits): StxLink {
  const exclusively = createLock();
  const news = createListeners<[StxNews]>();
  let port: BytePort | null = null;
  let rest: Uint8Array = new Uint8Array();
  /** Something came since the question, though no answer: another device or a wrong baud rate. */
  let noise = false;
  let sequence = 0;
  let closed = false;
  let heard: ((what: Heard) => void) | null = null;

  function hear(read: StxRead): void {
    if (read.kind === 'broken') {
      heard?.('broken');
      news.tell('broken');
      return;
    }
    const { frame } = read;
    if (frame.sequence === 0) {
      news.tell({ command: frame.command, data: frame.data });
      return;
    }
    const [status] = frame.data;
    if (frame.sequence === sequence) heard?.(status === undefined ? 'broken' : { status, data: frame.data.slice(1) });
    // One that comes too late too: what it answers may have been a PIN.
    frame.data.fill(0);
  }

  function forgetRest(): void {
    rest.fill(0);
    rest = new Uint8Array();
  }

  async function open(): Promise<BytePort | null> {
    if (port !== null || closed) return port;
    const opened = await opener.open(limits.openMs);
    if (!opened.ok) return null;
    const mine = opened.value;
    port = mine;
    mine.source.onBytes((bytes) => {
      noise = true;
      const all = Buffer.concat([rest, bytes]);
      const read = readFrames(all);
      // It may have been a PIN: what was handed on does not stay behind in a buffer.
      rest.fill(0);
      all.fill(0);
      bytes.fill(0);
      rest = read.rest;
      for (const one of read.reads) hear(one);
    });
    mine.source.onClosed(() => {
      // Told here only where it went by itself, not where it was dropped.
      if (port !== mine) return;
      port = null;
      forgetRest();
      heard?.('closed');
      news.tell('closed');
    });
    await mine.sink.write(encodeFrame(beginAnew), limits.writeMs);
    return mine;
  }

  async function drop(): Promise<void> {
    const dropped = port;
    if (dropped === null) return;
    port = null;
    await dropped.close();
    forgetRest();
    news.tell('dropped');
  }

  async function attempt(question: Uint8Array): Promise<Result<StxAnswer, LinkFault>> {
    const to = await open();
    if (to === null) return err('absent');
    // Half a frame of an earlier answer must not swallow this one.
    forgetRest();
    noise = false;
    const answer = new Promise<Heard>((resolve) => {
      heard = resolve;
    });
    try {
      const sent = await to.sink.write(question, limits.writeMs);
      if (!sent.ok) return err(sent.error === 'timeout' ? 'stalled' : 'absent');
      const answered = await within(answer, limits.answerMs);
      if (!answered.ok) return err(noise ? 'fault' : 'stalled');
      if (answered.value === 'broken') return err('fault');
      return answered.value === 'closed' ? err('absent') : ok(answered.value);
    } finally {
      heard = null;
    }
  }

  return {
    ask: (command, data = new Uint8Array()) =>
      exclusively(async () => {
        sequence = (sequence % 255) + 1;
        const question = encodeFrame({ sequence, command, data });
        let answer = await attempt(question);
        for (let tried = 1; tried < attempts && !answer.ok; tried += 1) {
          // An idle connection may have died unseen; a broken answer needs no new one.
          if (answer.error !== 'fault') await drop();
          answer = await attempt(question);
        }
        if (!answer.ok) await drop();
        return answer;
      }),
    onNews: news.add,
    close: () =>
      exclusively(async () => {
        closed = true;
        await drop();
      }),
  };
}
