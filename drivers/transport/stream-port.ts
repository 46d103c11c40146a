import type { Duplex } from 'node:stream';
import { err, ok } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { within } from '../time-limit.ts';
import type { BytePort } from './byte-port.ts';

const closeLimitMs = 500;

/** How a kind of stream is closed. Neither waits: that the stream has closed is told by its `close` event. */
export interface StreamEnds {
  /** Asks the stream to close after what it still has to write. */
  readonly end: () => void;
  /** Lets go of the device at once, so that it can be opened again. */
  readonly abort: () => void;
}

/** A byte port over an open Node stream. */
export function createStreamPort(stream: Duplex, { end, abort }: StreamEnds): BytePort {
  const bytes = createListeners<[Uint8Array]>();
  const closed = createListeners<[]>();
  let gone = false;
  const whenGone = new Promise<void>((resolve) => {
    stream.once('close', () => {
      gone = true;
      closed.tell();
      resolve();
    });
  });
  stream.on('data', (chunk: Buffer) => bytes.tell(chunk));
  // 'close' follows and says it; without a listener Node would end the process.
  stream.on('error', () => undefined);

  /** False where the port went first. A listener for each write, and not a promise of the whole port's: that one would keep them all. */
  function write(chunk: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      const stopListening = closed.add(() => resolve(false));
      stream.write(chunk, (error) => {
        stopListening();
        resolve(!error);
      });
    });
  }

  async function letGo(): Promise<void> {
    abort();
    await within(whenGone, closeLimitMs);
  }

  return {
    source: { onBytes: bytes.add, onClosed: closed.add },
    sink: {
      async write(chunk, timeoutMs) {
        if (gone) return err('closed');
        const written = await within(write(chunk), timeoutMs);
        if (written.ok) return written.value ? ok(undefined) : err('closed');
        await letGo();
        return err('timeout');
      },
    },
    async close() {
      if (gone) return;
      end();
      const ended = await within(whenGone, closeLimitMs);
      if (!ended.ok) abort();
    },
  };
}
