import type { WindowId } from '../../../protocol/ids.ts';
import { addWaiting, removeWaiting } from './call-order/waiting-lines.ts';
import type { QueueEvent, WindowActionUndone } from './events.ts';
import type { QueueState } from './state.ts';
import type { Ticket } from './ticket.ts';
import type { LastAction } from './window.ts';

/** Steps that a teller may have pressed by mistake. A ticket that was transferred may be at another window by now. */
const undoable = new Set<QueueEvent['type']>([
  'TicketCalled',
  'ServiceStarted',
  'TicketMissed',
  'TicketHeld',
  'TicketResumed',
  'TicketFinished',
]);

/** Before a step at a window is folded in, remembers how things stood. Events of one step have one moment and are taken back together. */
export function recordAction(state: QueueState, event: QueueEvent): void {
  if (!('window' in event)) return;
  const window = state.windows.get(event.window);
  if (!window) return;
  if (!undoable.has(event.type) || !('ticket' in event)) {
    if (event.type !== 'TicketRecalled') window.lastAction = null;
    return;
  }
  const ticket = state.tickets.get(event.ticket);
  if (!ticket) return;
  const same = window.lastAction?.at === event.at ? window.lastAction : null;
  const known = same?.tickets.some((other) => other.id === ticket.id) ?? false;
  const versions = new Map(same?.versions);
  versions.set(ticket.id, ticket.version + 1);
  window.lastAction = {
    at: event.at,
    events: [...(same?.events ?? []), event.type],
    tickets: known ? (same?.tickets ?? []) : [...(same?.tickets ?? []), copyOf(ticket)],
    ticket: same ? same.ticket : window.ticket,
    held: same ? same.held : [...window.held],
    finishedToday: same ? same.finishedToday : window.finishedToday,
    versions,
  };
}

/** Can every ticket of the step be put back? Not when one of them has moved on since. */
export function canUndo(state: QueueState, action: LastAction): boolean {
  return action.tickets.every((before) => {
    const now = state.tickets.get(before.id);
    return now ? now.version === action.versions.get(before.id) : state.ended.get(before.id)?.status === 'done';
  });
}

export function applyUndone(state: QueueState, event: WindowActionUndone): void {
  const window = state.windows.get(event.window);
  const action = window?.lastAction;
  if (!window || !action) return;
  for (const before of action.tickets) putBack(state, before);
  if (action.events.includes('TicketFinished')) state.counts.finished -= 1;
  if (action.events.includes('TicketMissed')) state.counts.noShows -= 1;
  window.finishedToday = action.finishedToday;
  window.ticket = action.ticket;
  window.held = [...action.held];
  if (window.status === 'ready' || window.status === 'serving') {
    window.status = action.ticket === null ? 'ready' : 'serving';
  }
  window.lastAction = null;
}

/** Versions only grow, so a ticket that was put back is newer than the one that was taken away. */
function putBack(state: QueueState, before: Ticket): void {
  const now = state.tickets.get(before.id);
  const ticket: Ticket = { ...copyOf(before), version: (now?.version ?? before.version + 1) + 1 };
  if (now) removeWaiting(state.lines, now.id);
  state.ended.delete(ticket.id);
  state.tickets.set(ticket.id, ticket);
  if (ticket.status === 'waiting') addWaiting(state.lines, ticket);
  if (ticket.subject !== null && !now) {
    state.bySubject.set(ticket.subject, [...(state.bySubject.get(ticket.subject) ?? []), ticket.id]);
  }
}

function copyOf(ticket: Ticket): Ticket {
  return { ...ticket, prints: ticket.prints.map((print) => ({ ...print })) };
}

/** Where the undo of a window stands: until when, or null. */
export function undoUntil(state: QueueState, id: WindowId, undoSeconds: number): number | null {
  const action = state.windows.get(id)?.lastAction;
  return action ? action.at + undoSeconds * 1000 : null;
}
