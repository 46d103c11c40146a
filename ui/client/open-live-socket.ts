import { io, type Socket } from 'socket.io-client';
import type { ClientToServerEvents, ServerToClientEvents, SocketAuth } from '../../protocol/sockets.ts';
import type { LiveEvents, LiveSocket } from './live-socket.ts';

const answerLimitMs = 8_000;
const retryMs = 3_000;
/** Refusals that another try would not mend. */
const finalCodes = new Set(['invalid_token', 'device_revoked', 'not_signed_in', 'unknown_ticket', 'forbidden']);

function codeOf(error: Error): string | null {
  const data: unknown = 'data' in error ? error.data : null;
  if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string') return data.code;
  return finalCodes.has(error.message) ? error.message : null;
}

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
  const refusedListeners = new Set<LiveEvents['refused']>();

  // The library reconnects by itself after a broken line, but not after the server has closed or refused it.
  const connectLater = () => {
    if (closed || socket.active) return;
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), retryMs);
  };
  socket.on('disconnect', connectLater);
  socket.on('connect_error', (error) => {
    const code = codeOf(error);
    if (code !== null) for (const listener of refusedListeners) listener(code);
    if (code === null || !finalCodes.has(code)) connectLater();
  });

  return {
    get connected() {
      return socket.connected;
    },
    on(event, listener) {
      if (event === 'refused') {
        const refused = listener as LiveEvents['refused'];
        refusedListeners.add(refused);
        return () => refusedListeners.delete(refused);
      }
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
