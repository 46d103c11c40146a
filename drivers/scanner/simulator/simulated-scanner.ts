import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { PortOpener } from '../../transport/byte-port.ts';
import { createMemoryDevice } from '../../transport/memory.ts';

/** Trouble of the next code that is held up. */
export type ScanTrouble =
  /** A reflection: the second half does not come, nor its end. */
  | 'broken-off'
  /** Bytes of another speed. */
  | 'rubbish'
  /** The code is read three times over. */
  | 'repeated'
  /** No end for as long as anybody listens. */
  | 'endless';

/** A scanner without a trigger: what is held before it goes down its wire. */
export interface SimulatedScanner {
  hold(text: string): void;
  failNext(trouble: ScanTrouble): void;
  sendBytes(bytes: Uint8Array): void;
  unplug(): void;
  plug(): void;
}

/** On a wire of this process. */
export function createMemoryScanner(suffix = '\r'): SimulatedScanner & { readonly opener: PortOpener } {
  const wire = createMemoryDevice();
  return { ...createHand(suffix, wire.send), opener: wire.opener, unplug: wire.unplug, plug: wire.plug };
}

/** On a TCP port of this machine; with `socat` in front it hangs on a serial line. */
export async function startScannerServer(
  suffix = '\r',
): Promise<SimulatedScanner & { readonly port: number; connected(): Promise<void>; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulated scanner has no port');
  const { port } = address;
  return {
    ...createHand(suffix, (bytes) => {
      for (const socket of sockets) socket.write(bytes);
    }),
    port,
    async connected() {
      if (sockets.size === 0) await once(server, 'connection');
    },
    unplug() {
      for (const socket of sockets) socket.destroy();
    },
    plug: () => undefined,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function createHand(
  suffix: string,
  send: (bytes: Uint8Array) => void,
): Pick<SimulatedScanner, 'hold' | 'failNext' | 'sendBytes'> {
  let next: ScanTrouble | null = null;
  return {
    sendBytes: send,
    failNext(trouble) {
      next = trouble;
    },
    hold(text) {
      const trouble = next;
      next = null;
      const code = Buffer.from(text + suffix);
      if (trouble === 'broken-off') send(code.subarray(0, Math.max(1, Math.floor(code.length / 2))));
      else if (trouble === 'rubbish') send(Buffer.concat([Buffer.from('00f8c0fe80e6', 'hex'), Buffer.from(suffix)]));
      else if (trouble === 'endless') send(Buffer.alloc(5_000, 0x41));
      else for (let time = 0; time < (trouble === 'repeated' ? 3 : 1); time += 1) send(code);
    },
  };
}
