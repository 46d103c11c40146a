import { once } from 'node:events';
import { connect } from 'node:net';
import { err, ok } from '../../protocol/result.ts';
import { within } from '../time-limit.ts';
import type { PortOpener } from './byte-port.ts';
import { createStreamPort } from './stream-port.ts';

/** After so long a silence the network is asked whether the device is still there. */
const aliveAfterMs = 5_000;

/** A device with a network port of its own; ticket printers listen on 9100. */
export function createTcpOpener(host: string, port: number): PortOpener {
  return {
    name: `tcp ${host}:${port}`,
    async open(timeoutMs) {
      // A device that lost its power says no farewell, and one that is only listened to would be waited for without an end.
      const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: aliveAfterMs });
      const connected = await within(
        once(socket, 'connect').then(
          () => true,
          () => false,
        ),
        timeoutMs,
      );
      if (connected.ok && connected.value) {
        return ok(createStreamPort(socket, { end: () => socket.end(), abort: () => socket.destroy() }));
      }
      socket.on('error', () => undefined);
      socket.destroy();
      return err(connected.ok ? 'open-failed' : 'timeout');
    },
  };
}
