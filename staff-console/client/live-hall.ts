import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { StaffQueueChange, StaffQueueView } from '../../protocol/views.ts';
import { type LiveState, watchConnection } from '../../ui/client/live-connection.ts';
import type { LiveSocket } from '../../ui/client/live-socket.ts';
import { followQueue, type LiveView } from '../../ui/client/live-view.ts';

/** The live queue of one hall, and how far it can be believed. */
export interface LiveHall {
  readonly hall: HallId;
  readonly view: ReadonlySignal<StaffQueueView | null>;
  readonly state: ReadonlySignal<LiveState>;
  /** Why the server does not let this person follow; null while it does. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** The server's time of the last sign of life, ms. */
  readonly lastHeardAt: ReadonlySignal<number | null>;
  readonly latencyMs: ReadonlySignal<number | null>;
  /** The server's clock, renewed four times a second. */
  readonly now: ReadonlySignal<number>;
  readonly connected: ReadonlySignal<boolean>;
  onChange: LiveView<StaffQueueView, StaffQueueChange>['onChange'];
  /**
   * Remembers how things stand; what it answers resolves when that has changed, or after the time limit.
   * `aspect` names what is to change; a newer view by default.
   */
  watch(aspect?: (view: StaffQueueView) => string): () => Promise<void>;
  /** Goes on after a session that had run out was renewed; what is shown stays meanwhile. */
  resume(): void;
  stop(): void;
}

const beatMs = 250;
/** How long a command's effect is waited for on the screen. */
const settleLimitMs = 1_500;

/** Begins at once. Takes the socket over: `stop` closes it. */
export function followHall(socket: LiveSocket, hall: HallId): LiveHall {
  const connection = watchConnection(socket);
  const queue = followQueue(connection, hall);
  const now = signal(connection.serverNow());
  const tellTime = () => {
    now.value = connection.serverNow();
  };
  const beat = setInterval(tellTime, beatMs);
  // At once when the server tells its time: until then this PC's clock is all there is, and it may be of another day.
  const stopHearing = effect(() => {
    if (connection.lastHeardAt.value !== null) tellTime();
  });
  return {
    hall,
    view: queue.view,
    state: connection.state,
    problem: queue.problem,
    lastHeardAt: connection.lastHeardAt,
    latencyMs: queue.latencyMs,
    now,
    connected: computed(() => connection.state.value === 'live'),
    onChange: queue.onChange,
    watch: (aspect) => watchView(queue.view, aspect ?? ((view) => String(view.seq))),
    resume: connection.resume,
    stop() {
      clearInterval(beat);
      stopHearing();
      queue.stop();
      connection.close();
    },
  };
}

function watchView(
  view: ReadonlySignal<StaffQueueView | null>,
  aspect: (view: StaffQueueView) => string,
): () => Promise<void> {
  const read = (of: StaffQueueView | null) => (of === null ? '' : aspect(of));
  const before = read(view.peek());
  return () =>
    new Promise((resolve) => {
      const limit = setTimeout(done, settleLimitMs);
      const stop = effect(() => {
        if (read(view.value) !== before) queueMicrotask(done);
      });
      function done(): void {
        clearTimeout(limit);
        stop();
        resolve();
      }
    });
}
