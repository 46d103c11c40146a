import { io, type Socket } from 'socket.io-client';
import { type Applied, applyBoardChange, applyStaffQueueChange } from '../../protocol/apply-change.ts';
import type { ClientToServerEvents, Followed, ServerToClientEvents, SocketAuth } from '../../protocol/sockets.ts';
import type { Announcement, BoardView, StaffQueueView, TicketView } from '../../protocol/views.ts';
import type { StartedApp } from './start-app.ts';

export type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

const timeLimitMs = 5000;

export interface Connecting {
  readonly auth?: SocketAuth;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A real client of the real sockets. It does not come back by itself: tests say when. */
export async function connect({ url }: Pick<StartedApp, 'url'>, connecting: Connecting = {}): Promise<ClientSocket> {
  const socket: ClientSocket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: connecting.auth ?? {},
    extraHeaders: { ...connecting.headers },
  });
  await within('the socket connects', (done, fail) => {
    socket.once('connect', done);
    socket.once('connect_error', fail);
  });
  return socket;
}

/** What a screen holds, kept up to date as screens do it. */
export interface Follower<View> {
  readonly view: View;
  /** In order: what was announced since it follows. */
  readonly announcements: readonly Announcement[];
  /** Resolves with the first view that fits, now or later; fails after a time limit. */
  until(fits: (view: View) => boolean): Promise<View>;
}

export async function followBoard(socket: ClientSocket, hall = 'demo', seq = 0): Promise<Follower<BoardView>> {
  const follower = createFollower<BoardView>();
  socket.on('board:changed', (change) => {
    follower.announce(change.announcements);
    follower.apply((view) => applyBoardChange(view, change));
  });
  follower.start(snapshotOf(await socket.timeout(timeLimitMs).emitWithAck('board:follow', { hall, seq })));
  return follower;
}

export async function followQueue(socket: ClientSocket, hall = 'demo', seq = 0): Promise<Follower<StaffQueueView>> {
  const follower = createFollower<StaffQueueView>();
  socket.on('queue:changed', (change) => follower.apply((view) => applyStaffQueueChange(view, change)));
  follower.start(snapshotOf(await socket.timeout(timeLimitMs).emitWithAck('queue:follow', { hall, seq })));
  return follower;
}

export async function followTicket(socket: ClientSocket, ticket: string, hall = 'demo'): Promise<Follower<TicketView>> {
  const follower = createFollower<TicketView>();
  socket.on('ticket:changed', (view) =>
    follower.apply((held) => (held.id === view.id ? { kind: 'applied', view } : { kind: 'old' })),
  );
  const request = { hall, ticket, seq: 0 };
  follower.start(snapshotOf(await socket.timeout(timeLimitMs).emitWithAck('ticket:follow', request)));
  return follower;
}

/** Resolves when the server ends the access of a socket and closes it. */
export async function accessEnds(socket: ClientSocket): Promise<void> {
  await within('access ends', (done) => {
    let told = false;
    socket.once('access:ended', () => {
      told = true;
    });
    socket.once('disconnect', () => told && done());
  });
}

export function snapshotOf<View>(followed: Followed<View>): View {
  if (!followed.ok) throw new Error(`not followed: ${followed.problem.code}`);
  if (followed.snapshot === null) throw new Error('there is no snapshot');
  return followed.snapshot;
}

interface StartedFollower<View> extends Follower<View> {
  announce(announcements: readonly Announcement[]): void;
  apply(change: (view: View) => Applied<View>): void;
  start(view: View): void;
}

function createFollower<View>(): StartedFollower<View> {
  const announcements: Announcement[] = [];
  const early: ((view: View) => Applied<View>)[] = [];
  const watchers = new Set<(view: View) => void>();
  let held: View | null = null;

  function apply(change: (view: View) => Applied<View>): void {
    if (held === null) {
      early.push(change);
      return;
    }
    const applied = change(held);
    if (applied.kind === 'gap') throw new Error('a change is missing');
    if (applied.kind !== 'applied') return;
    held = applied.view;
    for (const watcher of watchers) watcher(held);
  }

  return {
    get view() {
      if (held === null) throw new Error('nothing is followed yet');
      return held;
    },
    announcements,
    announce: (more) => void announcements.push(...more),
    apply,
    start(view) {
      held = view;
      for (const change of early.splice(0)) apply(change);
    },
    async until(fits) {
      let watcher: ((view: View) => void) | null = null;
      try {
        return await within<View>(`a view fits ${fits}`, (done) => {
          watcher = (view) => fits(view) && done(view);
          watchers.add(watcher);
          if (held !== null) watcher(held);
        });
      } finally {
        if (watcher) watchers.delete(watcher);
      }
    },
  };
}

/** Waits for something with a time limit that says what it waited for. */
export function within<Value = void>(
  what: string,
  begin: (done: (value: Value) => void, fail: (error: Error) => void) => void,
  limitMs: number = timeLimitMs,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`waited ${limitMs} ms until ${what}`)), limitMs);
    const settle = <Outcome>(pass: (outcome: Outcome) => void) => {
      return (outcome: Outcome) => {
        clearTimeout(limit);
        pass(outcome);
      };
    };
    begin(settle(resolve), settle(reject));
  });
}
