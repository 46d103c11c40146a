import type { HallConfig } from '../../protocol/hall-config.ts';
import type { DeviceId, TicketId } from '../../protocol/ids.ts';
import type {
  Announcement,
  BoardChange,
  BoardView,
  StaffQueueChange,
  StaffQueueView,
  StaffTicket,
  TicketView,
} from '../../protocol/views.ts';
import type { HallEvent, HallState } from '../domain/hall.ts';
import { projectBoard } from '../views/board/board-view.ts';
import { foldRecentCalls, type RecentCalls } from '../views/board/recent-calls.ts';
import { type CallLog, foldCallLog, initialCallLog } from '../views/call-log/call-log.ts';
import { foldHistory, type HistoryLine, type TicketHistory } from '../views/history/ticket-history.ts';
import { foldRecentMoves, noMoves } from '../views/moves/recent-moves.ts';
import { projectSections, projectStaffQueue, projectStaffTicket } from '../views/staff-queue/staff-queue-view.ts';
import { projectTicketPage, type ServiceNames } from '../views/ticket/ticket-view.ts';
import type { Waits } from '../views/waits.ts';
import { announcementOf } from './announcements.ts';
import { moveAnnouncementOf } from './move-announcements.ts';
import type { Recorded } from './stream.ts';
import { createToldSections } from './told-sections.ts';

type LiveView = 'board' | 'queue';

/** Who wants to know: the sockets, and tests. */
export interface LiveListener {
  /** Whether anybody hears of a view at this moment; what nobody hears is not worked out. Where it is not said: always. */
  wants?(view: LiveView): boolean;
  board(change: BoardChange): void;
  queue(change: StaffQueueChange): void;
  ticket(view: TicketView): void;
  recorded(events: readonly Recorded<HallEvent>[]): void;
}

/** The live views of a hall: folded from what is durable, told as snapshot and as changes by `seq`. */
export interface LiveHall {
  boardView(): BoardView;
  queueView(): StaffQueueView;
  ticketView(id: TicketId): TicketView | null;
  history(id: TicketId): readonly HistoryLine[];
  /** Today's tickets and calls; to be read only. */
  callLog(): CallLog;
  /** Tickets whose page somebody looks at; each change of one is told. */
  watchTicket(id: TicketId): () => void;
  listen(listener: LiveListener): void;
  /** Something changed that no event tells: the time of day, a device that went offline. */
  refresh(): void;
  close(): void;
}

/** What the views of a hall are folded from; `state` is the durable one and is never changed here. */
export interface LiveHallInput {
  readonly state: HallState;
  readonly config: () => HallConfig;
  readonly serviceName: ServiceNames;
  readonly waits: Waits;
  readonly online: (device: DeviceId) => boolean;
  readonly now: () => number;
  readonly onRecorded: (listener: (events: readonly Recorded<HallEvent>[]) => void) => void;
  /** Earlier events of the open day, to fill what the state does not keep. */
  readonly past: readonly Recorded<HallEvent>[];
  readonly seq: number;
}

/** Under load changes are put together: a screen never gets more than twenty a second. */
const publishGapMs = 50;
/** … and finding out what to tell never takes more than a twentieth of the time, however many wait. */
const publishShare = 20;
const longestGapMs = 1000;
/** Less than a refresh by the clock counts. */
const startFraction = 0.0005;

/** Begins with what the past of the day has shown; tells nobody anything before the next event or `refresh`. */
export function createLiveHall(input: LiveHallInput): LiveHall {
  const { state } = input;
  const listeners: LiveListener[] = [];
  const recent: RecentCalls = { calls: [] };
  const moves = noMoves();
  const history: TicketHistory = new Map();
  const callLog = initialCallLog();
  const watched = new Map<TicketId, { watchers: number; last: string }>();
  for (const { event, seq, actor } of input.past) {
    foldRecentCalls(recent, event, state);
    foldRecentMoves(moves, event);
    foldHistory(history, event, seq, actor);
    foldCallLog(callLog, event, seq);
  }

  let eventSeq = input.seq;
  // A fraction of its own: whoever comes back with the number of an earlier start, when other devices were there and the
  // hall was open or not, is shown everything once.
  const seqs: Record<LiveView, number> = { board: input.seq + startFraction, queue: input.seq + startFraction };
  let touched = new Set<TicketId>();
  let announcements: Announcement[] = [];
  let timer: NodeJS.Timeout | null = null;
  let publishedAt = 0;
  let gapMs = publishGapMs;
  let pending = false;
  const toldBoard = createToldSections(projectBoardNow());
  const toldQueue = createToldSections(projectSections(queueInput()));
  const told = overtakenOften();

  function queueInput() {
    const { config, serviceName, online } = input;
    return { state, config: config(), serviceName, online, seq: seqs.queue, now: input.now() };
  }

  function projectBoardNow(): BoardView {
    const { waits } = input;
    return projectBoard({
      state,
      config: input.config(),
      calls: recent.calls,
      moves,
      waits,
      seq: seqs.board,
      now: input.now(),
    });
  }

  /** By what a ticket's row is known to have changed without an event of its own: how often it was overtaken, if ever. */
  function overtakenOften(): Map<TicketId, number> {
    const overtaken = [...state.queue.tickets.values()].filter((ticket) => ticket.overtaken > 0);
    return new Map(overtaken.map((ticket) => [ticket.id, ticket.overtaken]));
  }

  function fold(events: readonly Recorded<HallEvent>[]): void {
    for (const { event, seq, actor } of events) {
      eventSeq = seq;
      foldRecentCalls(recent, event, state);
      foldRecentMoves(moves, event);
      foldHistory(history, event, seq, actor);
      foldCallLog(callLog, event, seq);
      if ('ticket' in event) touched.add(event.ticket);
      if (event.type === 'TicketCalled') noteOvertaken();
      if (event.type === 'WindowActionUndone') {
        for (const { ticket } of event.undone) touched.add(ticket);
        noteOvertaken();
      }
      const announcement =
        announcementOf(event, state, input.config(), seq) ??
        moveAnnouncementOf(event, moves, state, input.config(), seq);
      if (announcement) announcements.push(announcement);
    }
    pending = true;
    for (const listener of listeners) listener.recorded(events);
    schedule();
  }

  function noteOvertaken(): void {
    for (const ticket of state.queue.tickets.values()) {
      if ((told.get(ticket.id) ?? 0) !== ticket.overtaken) touched.add(ticket.id);
    }
  }

  function schedule(): void {
    if (timer !== null) return;
    const wait = Math.max(0, publishedAt + gapMs - performance.now());
    if (wait === 0) publish();
    else timer = setTimeout(publish, wait);
  }

  function publish(): void {
    timer = null;
    const began = performance.now();
    // Who comes later is shown a snapshot, and the next publish then sends all in which it differs from the last one.
    const board = heard('board') ? toldBoard.publish(projectBoardNow()) : null;
    const sections = heard('queue') ? toldQueue.publish(projectSections(queueInput())) : null;
    publishedAt = performance.now();
    gapMs = Math.min(longestGapMs, Math.max(publishGapMs, (publishedAt - began) * publishShare));
    tellBoard(board);
    tellQueue(sections);
    pending = false;
    publishTickets();
  }

  function heard(view: LiveView): boolean {
    return listeners.some((listener) => listener.wants?.(view) ?? true);
  }

  /** Null where nobody hears of it. */
  function tellBoard(set: BoardChange['set'] | null): void {
    const spoken = announcements;
    announcements = [];
    const step = moveOn('board', set);
    if (step === null || set === null) return;
    for (const listener of listeners) listener.board({ ...step, set, announcements: spoken });
  }

  /** Null where nobody hears of it. */
  function tellQueue(set: StaffQueueChange['set'] | null): void {
    const rows = touched;
    touched = new Set();
    noteTold(rows);
    const step = moveOn('queue', set);
    if (step === null || set === null) return;
    const change = { ...step, ...rowsOf(rows), set };
    for (const listener of listeners) listener.queue(change);
  }

  /** From which `seq` to which a view goes with this change; null where nothing is to be told. */
  function moveOn(view: LiveView, set: object | null): { readonly since: number; readonly seq: number } | null {
    const since = seqs[view];
    if (set !== null && !pending && Object.keys(set).length === 0) return null;
    // Nobody knows a fraction of a view that nobody hears: it need not move on from it.
    const stays = set === null && !Number.isInteger(since) && eventSeq <= since;
    if (!stays) seqs[view] = eventSeq > since ? eventSeq : since + 0.001;
    return { since, seq: seqs[view] };
  }

  function rowsOf(rows: ReadonlySet<TicketId>): Pick<StaffQueueChange, 'upsert' | 'remove'> {
    const upsert: StaffTicket[] = [];
    const remove: TicketId[] = [];
    for (const id of rows) {
      const ticket = state.queue.tickets.get(id);
      if (ticket) upsert.push(projectStaffTicket(ticket, input.serviceName));
      else remove.push(id);
    }
    return { upsert, remove };
  }

  function noteTold(rows: ReadonlySet<TicketId>): void {
    for (const id of rows) {
      const ticket = state.queue.tickets.get(id);
      if (ticket && ticket.overtaken > 0) told.set(id, ticket.overtaken);
      else told.delete(id);
    }
  }

  function publishTickets(): void {
    for (const [id, watch] of watched) {
      const view = ticketView(id);
      if (!view) continue;
      const text = JSON.stringify({ ...view, seq: 0 });
      if (text === watch.last) continue;
      watch.last = text;
      for (const listener of listeners) listener.ticket(view);
    }
  }

  function ticketView(id: TicketId): TicketView | null {
    const { serviceName, waits } = input;
    return projectTicketPage(id, {
      queue: state.queue,
      config: input.config(),
      serviceName,
      waits,
      moves,
      seq: Math.max(seqs.board, seqs.queue),
      now: input.now(),
    });
  }

  input.onRecorded(fold);
  return {
    boardView() {
      const view = projectBoardNow();
      toldBoard.show(view);
      return view;
    },
    queueView() {
      const view = projectStaffQueue(queueInput());
      toldQueue.show(view);
      return view;
    },
    ticketView,
    history: (id) => history.get(id) ?? [],
    callLog: () => callLog,
    watchTicket(id) {
      const watch = watched.get(id) ?? { watchers: 0, last: '' };
      watch.watchers += 1;
      watched.set(id, watch);
      return () => {
        watch.watchers -= 1;
        if (watch.watchers === 0) watched.delete(id);
      };
    },
    listen: (listener) => void listeners.push(listener),
    refresh: schedule,
    close() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
