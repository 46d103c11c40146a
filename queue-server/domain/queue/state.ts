import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { SubjectId, TicketId, WindowId } from '../../../protocol/ids.ts';
import { emptyLines, type WaitingLines } from './call-order/waiting-lines.ts';
import type { EndedTicket, Ticket } from './ticket.ts';
import type { ServiceWindow } from './window.ts';

/** Counts of the running day. */
export interface DayCounts {
  issued: number;
  finished: number;
  noShows: number;
  /** Sums in seconds over first calls and over finished tickets, for means. */
  waitedSeconds: number;
  called: number;
  servedSeconds: number;
}

/** The queue of a hall as folded from its events. It belongs to whoever folds it: `evolve` changes it in place. */
export interface QueueState {
  config: HallConfig | null;
  /** The open service day, `YYYY-MM-DD`. */
  day: string | null;
  /** Last sequence number given for each letter. */
  counters: Map<string, number>;
  issueOrder: number;
  tickets: Map<TicketId, Ticket>;
  ended: Map<TicketId, EndedTicket>;
  /** Open tickets of each person. */
  bySubject: Map<SubjectId, TicketId[]>;
  lines: WaitingLines;
  windows: Map<WindowId, ServiceWindow>;
  /** Moments of the last calls, for the pace of the hall. */
  recentCalls: number[];
  counts: DayCounts;
}

export function emptyCounts(): DayCounts {
  return { issued: 0, finished: 0, noShows: 0, waitedSeconds: 0, called: 0, servedSeconds: 0 };
}

export function initialQueue(): QueueState {
  return {
    config: null,
    day: null,
    counters: new Map(),
    issueOrder: 0,
    tickets: new Map(),
    ended: new Map(),
    bySubject: new Map(),
    lines: emptyLines(),
    windows: new Map(),
    recentCalls: [],
    counts: emptyCounts(),
  };
}

const paceCalls = 20;
/** Before the day has a pace of its own: a visit of some ten minutes shared by the open windows. */
const presumedServiceSeconds = 600;

export function rememberCall(state: QueueState, at: number): void {
  state.recentCalls.push(at);
  if (state.recentCalls.length > paceCalls) state.recentCalls.shift();
}

/** Mean seconds from one call of the hall to the next, by its last twenty. */
export function secondsPerCall(state: QueueState): number {
  const first = state.recentCalls[0];
  const last = state.recentCalls.at(-1);
  if (first !== undefined && last !== undefined && state.recentCalls.length >= 5 && last > first) {
    return (last - first) / 1000 / (state.recentCalls.length - 1);
  }
  let open = 0;
  for (const window of state.windows.values()) if (window.status !== 'closed') open += 1;
  return presumedServiceSeconds / Math.max(1, open);
}
