import { io, type Socket } from 'socket.io-client';
import type { ClientToServerEvents, ServerToClientEvents, SocketAuth } from '../../protocol/sockets.ts';
import type { LiveSocket } from './live-socket.ts';

const answerLimitMs = 8_000;
const retryMs = 3_000;

/**
 * Opens the line to the server's facts: Socket.IO over websocket only, with endless patience in reconnecting.
 * `auth` is asked again at each connection, so that a renewed token is used. Pages that must stay small load this file late.
 */
export function openLiveSocket(auth: () => SocketAuth, url?: string): LiveSocket {
  const options = {
    path: '/socket.io',
    transports: ['websocket'],
    auth: (give: (data: object) => void) => give(auth()),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: answerLimitMs,
    forceNew: true,
  };
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = url ? io(url, options) : io(options);
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  // The library reconnects by itself after a broken line, but not after the server has closed it.
  const connectLater = () => {
    if (closed || socket.active) return;
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), retryMs);
  };
  socket.on('disconnect', connectLater);
  socket.on('connect_error', connectLater);

  return {
    get connected() {
      return socket.connected;
    },
    on(event, listener) {
      socket.on(event as never, listener as never);
      return () => socket.off(event as never, listener as never);
    },
    async ask(event, request) {
      try {
        return (await socket.timeout(answerLimitMs).emitWithAck(event as never, ...([request] as never))) as never;
      } catch {
        return null;
      }
    },
    reopen() {
      socket.disconnect();
      clearTimeout(retry);
      socket.connect();
    },
    close() {
      closed = true;
      clearTimeout(retry);
      socket.close();
    },
  };
}
