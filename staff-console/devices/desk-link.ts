import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeskView } from '../../protocol/devices-api.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import { type LiveState, watchConnection } from '../../ui/client/live-connection.ts';
import type { LiveSocket } from '../../ui/client/live-socket.ts';
import { followDesk } from '../../ui/client/live-view.ts';

/** The device desk of a hall, live, and how far it can be believed. */
export interface DeskLink {
  readonly view: ReadonlySignal<DeskView | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly state: ReadonlySignal<LiveState>;
  /** The server's clock, renewed every second. */
  readonly now: ReadonlySignal<number>;
  /** Goes on after a session that had run out was renewed. */
  resume(): void;
  stop(): void;
}

/** Begins at once. Takes the socket over: `stop` closes it. */
export function linkDesk(socket: LiveSocket, hall: HallId): DeskLink {
  const connection = watchConnection(socket);
  const desk = followDesk(connection, hall);
  const now = signal(connection.serverNow());
  const beat = setInterval(() => {
    now.value = connection.serverNow();
  }, 1_000);
  return {
    view: desk.view,
    problem: desk.problem,
    state: connection.state,
    now,
    resume: connection.resume,
    stop() {
      clearInterval(beat);
      desk.stop();
      connection.close();
    },
  };
}
