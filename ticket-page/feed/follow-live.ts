import { io, type Socket } from 'socket.io-client';
import type { ClientToServerEvents, ServerToClientEvents } from '../../protocol/sockets.ts';
import type { TicketView } from '../../protocol/views.ts';

/** What the live line tells; times are of the server, in ms, and null with a change that came without one. */
export interface LiveEvents {
  onTicket(ticket: TicketView, serverNow: number | null): void;
  onTick(serverNow: number): void;
  /** The line came or went; without it the page asks by HTTP. */
  onLine(isOpen: boolean): void;
}

/** Follows one ticket by Socket.IO. Loaded after the first paint. Gives the way to stop. */
export function followLive(ticket: TicketView, events: LiveEvents): () => void {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io({
    path: '/socket.io',
    transports: ['websocket'],
    reconnectionDelayMax: 10_000,
    timeout: 8_000,
  });
  let seq = ticket.seq;

  function take(view: TicketView, serverNow: number | null): void {
    seq = Math.max(seq, view.seq);
    events.onTicket(view, serverNow);
  }

  socket.on('connect', () => {
    socket.emit('ticket:follow', { hall: ticket.hall.id, ticket: ticket.id, seq }, (followed) => {
      if (!followed.ok) {
        socket.close();
        return;
      }
      events.onLine(true);
      if (followed.snapshot === null) events.onTick(followed.now);
      else take(followed.snapshot, followed.now);
    });
  });
  socket.on('ticket:changed', (view) => take(view, null));
  socket.on('clock:tick', events.onTick);
  socket.on('disconnect', () => events.onLine(false));
  socket.on('access:ended', () => socket.close());
  return () => socket.close();
}
