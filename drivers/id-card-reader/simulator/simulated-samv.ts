import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { PortOpener } from '../../transport/byte-port.ts';
import { createMemoryDevice } from '../../transport/memory.ts';
import { createSamvMachine, type SamvMachine } from './samv-machine.ts';

/** A SAM_V on a wire of this process, which can be pulled out. */
export interface MemorySamv {
  readonly machine: SamvMachine;
  readonly opener: PortOpener;
  unplug(): void;
  plug(): void;
}

/** Begins plugged in, with an empty plate. There is nothing to close. */
export function createMemorySamv(): MemorySamv {
  const machine = createSamvMachine();
  const wire = createMemoryDevice();
  wire.onHostBytes((bytes) => {
    for (const answer of machine.receive(bytes)) wire.send(answer);
  });
  return { machine, opener: wire.opener, unplug: wire.unplug, plug: wire.plug };
}

/** A SAM_V on a TCP port of this machine; with `socat` in front it hangs on a serial line. */
export interface SamvServer {
  readonly machine: SamvMachine;
  readonly port: number;
  unplug(): void;
  plug(): void;
  close(): Promise<void>;
}

/** Its answers come in pieces of `chunkBytes`, as from a serial line. */
export async function startSamvServer(chunkBytes = 64): Promise<SamvServer> {
  const machine = createSamvMachine();
  const sockets = new Set<Socket>();
  let plugged = true;
  const server = createServer((socket) => {
    if (!plugged) return socket.destroy();
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const answer of machine.receive(bytes)) {
        for (let at = 0; at < answer.length; at += chunkBytes) socket.write(answer.subarray(at, at + chunkBytes));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulated reader has no port');
  return {
    machine,
    port: address.port,
    unplug() {
      plugged = false;
      for (const socket of sockets) socket.destroy();
    },
    plug: () => {
      plugged = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
