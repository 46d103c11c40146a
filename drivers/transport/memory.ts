import { err, ok } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { BytePort, PortOpener } from './byte-port.ts';

/** The far end of a memory port: what a test's device does with it. */
export interface MemoryDevice {
  readonly opener: PortOpener;
  /** Hears what the host writes, chunk by chunk. */
  onHostBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** Sends bytes to the host, if a port is open. */
  send(bytes: Uint8Array): void;
  /** Pulls the cable; `plug` puts it back. */
  unplug(): void;
  plug(): void;
  /** Takes no more bytes: writes of the host run into their time limit. */
  stall(): void;
}

/** A mock port: the same interface as serial and TCP, without either. */
export function createMemoryDevice(): MemoryDevice {
  const fromHost = createListeners<[Uint8Array]>();
  let toHost = createListeners<[Uint8Array]>();
  let closed = createListeners<[]>();
  let open = false;
  let plugged = true;
  let stalled = false;

  function drop(): void {
    if (!open) return;
    open = false;
    closed.tell();
  }

  function openPort(): BytePort {
    drop();
    toHost = createListeners();
    closed = createListeners();
    open = true;
    return {
      source: { onBytes: toHost.add, onClosed: closed.add },
      sink: {
        async write(bytes, timeoutMs) {
          if (!open) return err('closed');
          if (stalled) {
            await new Promise((resolve) => setTimeout(resolve, timeoutMs));
            drop();
            return err('timeout');
          }
          fromHost.tell(bytes);
          return ok(undefined);
        },
      },
      async close() {
        drop();
      },
    };
  }

  return {
    opener: { name: 'memory', open: async () => (plugged ? ok(openPort()) : err('open-failed')) },
    onHostBytes: fromHost.add,
    // A copy: what the host gets is its own.
    send: (bytes) => open && toHost.tell(Uint8Array.from(bytes)),
    unplug() {
      plugged = false;
      drop();
    },
    plug: () => {
      plugged = true;
    },
    stall: () => {
      stalled = true;
    },
  };
}
