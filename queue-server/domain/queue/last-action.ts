import type { TicketId, WindowId } from '../../../protocol/ids.ts';
import { addWaiting, forgetCall, removeWaiting } from './call-order/waiting-lines.ts';
import type { QueueEvent, UndoneStep, WindowActionUndone } from './events.ts';
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

/** A recall changes the ticket itself, and the undo needs what it takes back. Everything else at a window ends the chance. */
const neutral = new Set<QueueEvent['type']>(['TicketRecalled', 'WindowActionUndone']);

/** Before a step at a window is folded in, remembers how things stood. A call that finished another ticket is one step with it. */
export function recordAction(state: QueueState, event: QueueEvent): void {
  if (!('window' in event)) return;
  const window = state.windows.get(event.window);
  if (!window) return;
  if (!undoable.has(event.type) || !('ticket' in event)) {
    if (!neutral.has(event.type)) window.lastAction = null;
    return;
  }
  const ticket = state.tickets.get(event.ticket);
  if (!ticket) return;
  const same = event.type === 'TicketCalled' && event.finished ? window.lastAction : null;
  window.lastAction = {
    at: event.at,
    steps: [...(same?.steps ?? []), { type: event.type, ticket: ticket.id }],
    tickets: [...(same?.tickets ?? []), copyOf(ticket)],
    ticket: same ? same.ticket : window.ticket,
    held: same ? same.held : [...window.held],
    finishedToday: same ? same.finishedToday : window.finishedToday,
    overtaken: [],
    versions: new Map(same?.versions).set(ticket.id, ticket.version + 1),
  };
}

/** Can every ticket of the step be put back? Not when one has moved on since, or its person has another for the matter. */
export function canUndo(state: QueueState, action: LastAction): boolean {
  return action.tickets.every((before) => {
    const open = state.tickets.get(before.id);
    const now = open ?? state.ended.get(before.id);
    return now?.version === action.versions.get(before.id) && (open !== undefined || !hasSuccessor(state, before));
  });
}

function hasSuccessor(state: QueueState, ended: Ticket): boolean {
  const others = ended.subject === null ? [] : (state.bySubject.get(ended.subject) ?? []);
  return others.some((id) => state.tickets.get(id)?.service === ended.service);
}

/** Puts back what the last step changed: tickets, window, overtakes, counts. Without such a step it does nothing. */
export function applyUndone(state: QueueState, event: WindowActionUndone): void {
  const window = state.windows.get(event.window);
  const action = window?.lastAction;
  if (!window || !action) return;
  for (const before of action.tickets) {
    uncount(state, action, before);
    putBack(state, before);
  }
  for (const id of action.overtaken) takeBackOvertake(state, id);
  window.finishedToday = action.finishedToday;
  window.ticket = action.ticket;
  // A held ticket that guidance staff took away meanwhile stays away.
  window.held = action.held.filter((id) => window.held.includes(id) || action.versions.has(id));
  if (window.status === 'ready' || window.status === 'serving') {
    window.status = action.ticket === null ? 'ready' : 'serving';
  }
  window.lastAction = null;
}

/** What the step had added to the day's counts and to the pace of the hall. */
function uncount(state: QueueState, { at, steps }: LastAction, before: Ticket): void {
  const { counts, recentCalls } = state;
  const was = (type: UndoneStep['type']) => steps.some((step) => step.type === type && step.ticket === before.id);
  if (was('TicketFinished')) {
    counts.finished -= 1;
    if (before.servedSince !== null) counts.servedMs -= at - before.servedSince;
  }
  if (was('TicketMissed')) counts.noShows -= 1;
  if (was('TicketCalled')) {
    forgetCall(state.lines, before);
    const place = recentCalls.lastIndexOf(at);
    if (place >= 0) recentCalls.splice(place, 1);
    if (before.calledAt !== null) return;
    counts.called -= 1;
    counts.waitedMs -= Math.max(0, at - before.rankAt);
  }
}

/** Versions only grow, so a ticket that was put back is newer than the one that was taken away. Prints stay as they are on paper. */
function putBack(state: QueueState, before: Ticket): void {
  const open = state.tickets.get(before.id);
  const version = (open ?? state.ended.get(before.id) ?? before).version + 1;
  const ticket: Ticket = open
    ? { ...before, version, prints: open.prints, overtaken: open.overtaken }
    : { ...copyOf(before), version };
  removeWaiting(state.lines, ticket.id);
  state.ended.delete(ticket.id);
  state.tickets.set(ticket.id, ticket);
  if (ticket.status === 'waiting') addWaiting(state.lines, ticket);
  if (ticket.subject !== null && !open) {
    state.bySubject.set(ticket.subject, [...(state.bySubject.get(ticket.subject) ?? []), ticket.id]);
  }
}

function takeBackOvertake(state: QueueState, id: TicketId): void {
  const ticket = state.tickets.get(id);
  if (!ticket) return;
  const waits = removeWaiting(state.lines, id) !== undefined;
  ticket.overtaken -= 1;
  if (waits) addWaiting(state.lines, ticket);
}

function copyOf(ticket: Ticket): Ticket {
  return { ...ticket, prints: ticket.prints.map((print) => ({ ...print })) };
}

/** Until when the last step at a window can be taken back; null where it cannot, or there is none. */
export function undoUntil(state: QueueState, id: WindowId, undoSeconds: number): number | null {
  const action = state.windows.get(id)?.lastAction;
  return action && canUndo(state, action) ? action.at + undoSeconds * 1000 : null;
}
