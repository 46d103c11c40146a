import type { Duplex } from 'node:stream';
import { err, ok } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { within } from '../time-limit.ts';
import type { BytePort } from './byte-port.ts';

const closeLimitMs = 500;

/** A byte port over an open Node stream. `end` asks the stream to close after what it still has to write. */
export function createStreamPort(stream: Duplex, end: () => void): BytePort {
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

  async function write(chunk: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => stream.write(chunk, (error) => resolve(!error)));
  }

  return {
    source: { onBytes: bytes.add, onClosed: closed.add },
    sink: {
      async write(chunk, timeoutMs) {
        if (gone) return err('closed');
        const written = await within(Promise.race([write(chunk), whenGone.then(() => false)]), timeoutMs);
        if (written.ok) return written.value ? ok(undefined) : err('closed');
        stream.destroy();
        return err('timeout');
      },
    },
    async close() {
      if (gone) return;
      end();
      const ended = await within(whenGone, closeLimitMs);
      if (!ended.ok) stream.destroy();
    },
  };
}
