import type { TicketView } from '../../protocol/views.ts';

/** Polls come every 10 s and ticks every 5 s: after one that failed and a little, what is shown is no longer believed. */
export const staleAfterMs = 15_000;

/** What the page knows. `lastHeardAt` is by a clock that never jumps. */
export interface PageState {
  readonly ticket: TicketView | null;
  /** The server knows no such ticket. */
  readonly isUnknown: boolean;
  readonly lastHeardAt: number | null;
  /** The server's time, or the phone's, when it was last heard of: for people to read. */
  readonly lastHeardTime: number | null;
  readonly startedAt: number;
}

export type PageInput =
  | { readonly kind: 'ticket'; readonly ticket: TicketView; readonly now: number; readonly time: number }
  | { readonly kind: 'heard'; readonly now: number; readonly time: number }
  | { readonly kind: 'unknown' };

/** Silence counts from here until the server is heard. @param now ms on a clock that never jumps */
export function firstState(now: number): PageState {
  return { ticket: null, isUnknown: false, lastHeardAt: null, lastHeardTime: null, startedAt: now };
}

/** An older answer that comes late does not undo a newer one. */
export function withInput(state: PageState, input: PageInput): PageState {
  if (input.kind === 'unknown') return { ...state, isUnknown: state.ticket === null };
  const heard = { ...state, lastHeardAt: input.now, lastHeardTime: input.time };
  if (input.kind === 'heard') return heard;
  const isNews = state.ticket === null || input.ticket.seq > state.ticket.seq;
  return { ...heard, isUnknown: false, ticket: isNews ? input.ticket : state.ticket };
}

/** Whether the server has been silent for too long, from the page's start on; it does not look at whether the ticket has ended. */
export function isStale(state: PageState, now: number): boolean {
  return now - (state.lastHeardAt ?? state.startedAt) > staleAfterMs;
}

/** True at the moment in which the person must look up: called, called again, or sent to another window. */
export function mustLookUp(before: TicketView | null, after: TicketView | null): boolean {
  if (before !== null && after?.moved !== undefined && after.moved.at !== before.moved?.at) return true;
  if (after?.status !== 'called') return false;
  return before?.status !== 'called' || after.recalls > before.recalls;
}
