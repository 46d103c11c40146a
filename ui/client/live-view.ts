import { type ReadonlySignal, signal } from '@preact/signals';
import { type Applied, applyBoardChange, applyStaffQueueChange } from '../../protocol/apply-change.ts';
import type { DeskView } from '../../protocol/devices-api.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Followed } from '../../protocol/sockets.ts';
import type { BoardChange, BoardView, StaffQueueChange, StaffQueueView } from '../../protocol/views.ts';
import type { LiveConnection } from './live-connection.ts';

/** How often a view asks whether it missed something, although nothing tells of a gap. */
export const resyncMs = 30_000;
const retryMs = 2_000;

/** One view of a hall, kept up to date. `stop` leaves the connection open: it is of who made it. */
export interface LiveView<View, Change> {
  /** What the server last told; null before the first answer. */
  readonly view: ReadonlySignal<View | null>;
  /** Why the server does not let this page follow; null while it does. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Milliseconds that the last question took; null before the first answer. */
  readonly latencyMs: ReadonlySignal<number | null>;
  /** Hears each change that was applied, never a snapshot: what was said while away is not said again. */
  onChange(listener: (change: Change, view: View) => void): () => void;
  stop(): void;
}

interface ViewKind<View, Change> {
  ask(seq: number): Promise<Followed<View> | null>;
  subscribe(take: (change: Change) => void): () => void;
  apply(view: View, change: Change): Applied<View>;
}

/**
 * Follows one view: snapshot, then changes in order. A gap, a reconnect and every half minute lead to the question
 * "I have seq n, what is missing?"; changes that come while it is asked are kept until the answer is there.
 */
function follow<View extends { readonly seq: number }, Change>(
  connection: LiveConnection,
  kind: ViewKind<View, Change>,
): LiveView<View, Change> {
  const view = signal<View | null>(null);
  const problem = signal<Problem | null>(null);
  const latencyMs = signal<number | null>(null);
  const listeners = new Set<(change: Change, view: View) => void>();
  let asking = false;
  let askAgain = false;
  let stopped = false;
  let kept: Change[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;

  function applied(change: Change): Applied<View>['kind'] {
    if (view.value === null) return 'old';
    const outcome = kind.apply(view.value, change);
    if (outcome.kind === 'applied') {
      view.value = outcome.view;
      for (const listener of listeners) listener(change, outcome.view);
    }
    return outcome.kind;
  }

  function take(change: Change): void {
    if (asking) kept.push(change);
    else if (applied(change) === 'gap') void ask();
  }

  async function ask(): Promise<void> {
    if (stopped || !connection.socket.connected) return;
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    clearTimeout(retry);
    const started = Date.now();
    const askedSeq = view.value?.seq ?? 0;
    const followed = await kind.ask(askedSeq);
    asking = false;
    if (stopped) return;
    const waiting = kept;
    kept = [];
    // What goes on from what is shown is heard now: a snapshot that holds it already would swallow its announcements.
    for (const change of waiting) applied(change);
    if (followed === null) {
      retry = setTimeout(() => void ask(), askAgain ? 0 : retryMs);
      askAgain = false;
      return;
    }
    latencyMs.value = Date.now() - started;
    if (!followed.ok) {
      problem.value = followed.problem;
      connection.refused(followed.problem.code);
      return;
    }
    problem.value = null;
    connection.heard(followed.now);
    const { snapshot } = followed;
    const seq = view.value?.seq ?? 0;
    const isOvertaken = snapshot !== null && seq > askedSeq && snapshot.seq <= seq;
    if (snapshot !== null && !isOvertaken) view.value = snapshot;
    for (const change of waiting) take(change);
    if (askAgain) {
      askAgain = false;
      void ask();
    }
  }

  const stops = [kind.subscribe(take), connection.socket.on('connect', () => void ask())];
  const resync = setInterval(() => void ask(), resyncMs);
  void ask();
  return {
    view,
    problem,
    latencyMs,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopped = true;
      clearTimeout(retry);
      clearInterval(resync);
      for (const stop of stops) stop();
    },
  };
}

/** The hall board, for boards, window screens and kiosks. */
export function followBoard(connection: LiveConnection, hall: string): LiveView<BoardView, BoardChange> {
  return follow(connection, {
    ask: (seq) => connection.socket.ask('board:follow', { hall, seq }),
    subscribe: (take) => connection.socket.on('board:changed', take),
    apply: applyBoardChange,
  });
}

/** The live queue, for staff. */
export function followQueue(connection: LiveConnection, hall: string): LiveView<StaffQueueView, StaffQueueChange> {
  return follow(connection, {
    ask: (seq) => connection.socket.ask('queue:follow', { hall, seq }),
    subscribe: (take) => connection.socket.on('queue:changed', take),
    apply: applyStaffQueueChange,
  });
}

/** The devices of a hall, for those who look after them. Each change is the whole desk. */
export function followDesk(connection: LiveConnection, hall: string): LiveView<DeskView, DeskView> {
  return follow(connection, {
    ask: (seq) => connection.socket.ask('devices:follow', { hall, seq }),
    subscribe: (take) => connection.socket.on('devices:changed', take),
    apply: (view, change) => (change.seq <= view.seq ? { kind: 'old' } : { kind: 'applied', view: change }),
  });
}
