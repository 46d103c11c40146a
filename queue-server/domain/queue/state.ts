import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { PrintId, ReassignmentId, SubjectId, TicketId, WindowId } from '../../../protocol/ids.ts';
import type { Pool } from '../../../protocol/ticket.ts';
import { emptyLines, type WaitingLines } from './call-order/waiting-lines.ts';
import type { TicketsReassigned } from './events.ts';
import type { EndedTicket, Ticket } from './ticket.ts';
import type { ServiceWindow } from './window.ts';

/** Counts of the running day. */
export interface DayCounts {
  issued: number;
  finished: number;
  noShows: number;
  /** Sums over first calls and over finished tickets, for means. */
  waitedMs: number;
  called: number;
  servedMs: number;
}

/** Where a waiting ticket stands: in a pool, or for one window alone. */
export interface Place {
  readonly pool: Pool;
  readonly reservedFor: WindowId | null;
}

/** A move of many tickets, kept so that it can be taken back (B-15). */
export interface Reassignment {
  readonly id: ReassignmentId;
  readonly at: number;
  /** The tickets with the place that they had before, and the one that the move gave them. */
  readonly moved: readonly (TicketsReassigned['moved'][number] & { readonly to: Place })[];
}

/** The queue of a hall as folded from its events. It belongs to whoever folds it: `evolve` changes it in place. */
export interface QueueState {
  config: HallConfig | null;
  /** The open service day, `YYYY-MM-DD`. */
  day: string | null;
  /** The service day that was closed last. */
  dayBefore: string | null;
  /** Last sequence number given for each letter. */
  counters: Map<string, number>;
  issueOrder: number;
  tickets: Map<TicketId, Ticket>;
  ended: Map<TicketId, EndedTicket>;
  /** Open tickets of each person. */
  bySubject: Map<SubjectId, TicketId[]>;
  /** Prints of the day whose outcome has not come, also those of tickets that have ended meanwhile. */
  openPrints: Map<PrintId, TicketId>;
  lines: WaitingLines;
  windows: Map<WindowId, ServiceWindow>;
  /** Moments of the last calls, for the pace of the hall. */
  recentCalls: number[];
  counts: DayCounts;
  /** Moves of many tickets that may still be taken back, oldest first. */
  reassignments: Reassignment[];
}

/** A move can be taken back for so long. */
export const reassignmentUndoMs = 120_000;

export function emptyCounts(): DayCounts {
  return { issued: 0, finished: 0, noShows: 0, waitedMs: 0, called: 0, servedMs: 0 };
}

/** Before the first event: neither configured nor open, so that no ticket can be issued. */
export function initialQueue(): QueueState {
  return {
    config: null,
    day: null,
    dayBefore: null,
    counters: new Map(),
    issueOrder: 0,
    tickets: new Map(),
    ended: new Map(),
    bySubject: new Map(),
    openPrints: new Map(),
    lines: emptyLines(),
    windows: new Map(),
    recentCalls: [],
    counts: emptyCounts(),
    reassignments: [],
  };
}

const paceCalls = 20;
/** Some more, for calls that are taken back. */
const keptCalls = paceCalls + 20;
/** Before the day has a pace of its own: a visit of some ten minutes shared by the open windows. */
const presumedServiceSeconds = 600;

/** Notes a call at `at`, ms; the oldest beyond what is kept is forgotten. */
export function rememberCall(state: QueueState, at: number): void {
  state.recentCalls.push(at);
  if (state.recentCalls.length > keptCalls) state.recentCalls.shift();
}

/** Mean seconds from one call of the hall to the next, by its last twenty. */
export function secondsPerCall(state: QueueState): number {
  const calls = state.recentCalls.slice(-paceCalls);
  const first = calls[0];
  const last = calls.at(-1);
  if (first !== undefined && last !== undefined && calls.length >= 5 && last > first) {
    return (last - first) / 1000 / (calls.length - 1);
  }
  let open = 0;
  for (const window of state.windows.values()) if (window.status !== 'closed') open += 1;
  return presumedServiceSeconds / Math.max(1, open);
}
