import type { ClientToServerEvents, ServerToClientEvents } from '../../protocol/sockets.ts';

/** What a live connection hears: the server's facts, and the line itself. */
export interface LiveEvents extends ServerToClientEvents {
  connect: () => void;
  disconnect: () => void;
}

export type Asked<Event extends keyof ClientToServerEvents> = Parameters<ClientToServerEvents[Event]>[0];
export type Told<Event extends keyof ClientToServerEvents> = Parameters<Parameters<ClientToServerEvents[Event]>[1]>[0];

/** The little that live views need of a socket; `open-live-socket.ts` is the real one, tests have their own. */
export interface LiveSocket {
  readonly connected: boolean;
  on<Event extends keyof LiveEvents>(event: Event, listener: LiveEvents[Event]): () => void;
  /** Asks and waits for the answer; `null` where none came in time. */
  ask<Event extends keyof ClientToServerEvents>(event: Event, request: Asked<Event>): Promise<Told<Event> | null>;
  /** Closes the line and opens it anew, as whoever the page is by now; for instance after a new sign-in. */
  reopen(): void;
  close(): void;
}
