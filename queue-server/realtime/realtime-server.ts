import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../protocol/sockets.ts';
import type { Caller } from '../app/access.ts';

/** What the server keeps with a socket while it is connected. */
export interface SocketData {
  /** As of the connecting; that a session has run out shows at the next tick or `…:follow`. */
  caller: Caller;
  /** Ends what this socket holds: presence, watched tickets. */
  leave: (() => void)[];
}
export type RealtimeServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
