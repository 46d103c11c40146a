import { once } from 'node:events';
import { connect } from 'node:net';
import { err, ok } from '../../protocol/result.ts';
import { within } from '../time-limit.ts';
import type { PortOpener } from './byte-port.ts';
import { createStreamPort } from './stream-port.ts';

/** A device with a network port of its own; ticket printers listen on 9100. */
export function createTcpOpener(host: string, port: number): PortOpener {
  return {
    name: `tcp ${host}:${port}`,
    async open(timeoutMs) {
      const socket = connect({ host, port, noDelay: true });
      const connected = await within(
        once(socket, 'connect').then(
          () => true,
          () => false,
        ),
        timeoutMs,
      );
      if (connected.ok && connected.value) return ok(createStreamPort(socket, () => socket.end()));
      socket.on('error', () => undefined);
      socket.destroy();
      return err(connected.ok ? 'open-failed' : 'timeout');
    },
  };
}
