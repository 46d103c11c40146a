import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../protocol/sockets.ts';
import type { Caller } from '../app/access.ts';

export interface SocketData {
  caller: Caller;
  /** Ends what this socket holds: presence, watched tickets. */
  leave: (() => void)[];
}
export type RealtimeServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
