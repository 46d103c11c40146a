import { laneOf, priorityClasses, type TicketStatus } from '../../../protocol/ticket.ts';
import { addWaiting, callCounter, recordCall, removeWaiting } from './call-order/waiting-lines.ts';
import type {
  CallReturned,
  ServiceStarted,
  TicketCalled,
  TicketCancelled,
  TicketExpired,
  TicketFinished,
  TicketHeld,
  TicketIssued,
  TicketMissed,
  TicketReactivated,
  TicketRecalled,
  TicketRegrouped,
  TicketResumed,
  TicketsReassigned,
  TicketTransferred,
} from './events.ts';
import { ageClassOf, waitStart } from './priority-class.ts';
import { type QueueState, reassignmentUndoMs, rememberCall } from './state.ts';
import type { EndedTicket, Ticket } from './ticket.ts';
import { callingWindow, type ServiceWindow } from './window.ts';

/** Adds it to the lines and to the open tickets of its person. Throws where that id waits already. */
export function applyIssued(state: QueueState, event: TicketIssued): void {
  state.counters.set(event.letter, event.sequence);
  state.issueOrder += 1;
  state.counts.issued += 1;
  const ticket: Ticket = {
    id: event.ticket,
    number: event.number,
    priorityClass: event.priorityClass,
    pool: event.pool,
    service: event.service,
    flags: event.flags,
    issuedAt: event.at,
    issueOrder: state.issueOrder,
    rankAt: waitStart(event.priorityClass, event.at, event.appointmentAt),
    appointmentAt: event.appointmentAt ?? null,
    ageClass: ageClassOf(event.group),
    overtaken: 0,
    budget: event.budget,
    reservedFor: null,
    behindUntilCall: 0,
    status: 'waiting',
    lane: event.lane,
    subject: event.subject,
    group: event.group,
    claimedGroup: event.claimedGroup,
    priorityReason: event.reason,
    matters: event.matters,
    language: event.language,
    issuedBy: event.issuedBy,
    aheadAtIssue: event.ahead,
    estimateAtIssue: event.estimate,
    window: null,
    calledAt: null,
    lastCallAt: null,
    servedSince: null,
    missedAt: null,
    heldAt: null,
    recalls: 0,
    reactivations: 0,
    note: null,
    explanation: null,
    prints: [],
    version: 1,
    ...(event.expectedMinutes === undefined ? {} : { expectedMinutes: event.expectedMinutes }),
  };
  state.tickets.set(ticket.id, ticket);
  if (ticket.subject !== null) {
    const others = state.bySubject.get(ticket.subject);
    if (others) others.push(ticket.id);
    else state.bySubject.set(ticket.subject, [ticket.id]);
  }
  addWaiting(state.lines, ticket);
}

/** Settles a claim. In the green channel a booking waits from its issue, out of it from its slot again (A-02, B-05). */
export function applyRegrouped(state: QueueState, event: TicketRegrouped): void {
  change(state, event, (ticket) => {
    const waits = removeWaiting(state.lines, ticket.id) !== undefined;
    ticket.group = event.group;
    ticket.claimedGroup = null;
    ticket.priorityClass = event.priorityClass;
    ticket.rankAt = waitStart(event.priorityClass, ticket.issuedAt, ticket.appointmentAt);
    ticket.priorityReason = event.reason;
    // A lane that is a pool stays: a change of group is none of the matter.
    if (priorityClasses.some((one) => one === ticket.lane)) ticket.lane = event.priorityClass;
    if (waits) addWaiting(state.lines, ticket);
  });
}

/** Only the first call counts for the mean wait of the day. Whom it overtook is noted for the undo (B-06). */
export function applyCalled(state: QueueState, event: TicketCalled): void {
  change(state, event, (ticket) => {
    removeWaiting(state.lines, ticket.id);
    const window = state.windows.get(event.window);
    const overtaken = recordCall(state.lines, ticket, window && callingWindow(window));
    if (window?.lastAction) window.lastAction.overtaken = overtaken.map((other) => other.id);
    rememberCall(state, event.at);
    if (ticket.calledAt === null) {
      state.counts.called += 1;
      state.counts.waitedMs += Math.max(0, event.at - ticket.rankAt);
    }
    Object.assign(ticket, {
      status: 'called',
      window: event.window,
      calledAt: ticket.calledAt ?? event.at,
      lastCallAt: event.at,
      recalls: 0,
      reservedFor: null,
      explanation: event.explanation,
    });
    occupy(state, event.window, ticket);
  });
}

/** The gap to the next recall is counted from here. */
export function applyRecalled(state: QueueState, event: TicketRecalled): void {
  change(state, event, (ticket) => {
    ticket.recalls = event.recalls;
    ticket.lastCallAt = event.at;
  });
}

/** The time of service runs from here. */
export function applyStarted(state: QueueState, event: ServiceStarted): void {
  change(state, event, (ticket) => {
    ticket.status = 'serving';
    ticket.servedSince = event.at;
  });
}

/** It stays among the open tickets, for it may come back; its window is free (B-14). */
export function applyMissed(state: QueueState, event: TicketMissed): void {
  change(state, event, (ticket) => {
    Object.assign(ticket, { status: 'no-show', missedAt: event.at, window: null });
    state.counts.noShows += 1;
    vacate(state, event.window, ticket);
  });
}

/** As if it had never been called here: its place and its guarantees are those of its issue. */
export function applyReturned(state: QueueState, event: CallReturned): void {
  change(state, event, (ticket) => {
    vacate(state, event.window, ticket);
    Object.assign(ticket, { status: 'waiting', window: null, lastCallAt: null, recalls: 0, explanation: null });
    addWaiting(state.lines, ticket);
  });
}

/** Its original time stays, but so many calls of the hall go before it (B-14). */
export function applyReactivated(state: QueueState, event: TicketReactivated): void {
  change(state, event, (ticket) => {
    ticket.status = 'waiting';
    ticket.pool = event.pool;
    ticket.missedAt = null;
    ticket.recalls = 0;
    ticket.reactivations += 1;
    ticket.behindUntilCall = callCounter(state.lines) + event.behind;
    addWaiting(state.lines, ticket);
  });
}

/** Its window is free for another, and is the one that may resume it (B-14). */
export function applyHeld(state: QueueState, event: TicketHeld): void {
  change(state, event, (ticket) => {
    Object.assign(ticket, { status: 'held', heldAt: event.at, note: event.reason });
    const window = vacate(state, event.window, ticket);
    window?.held.push(ticket.id);
  });
}

/** The time on hold was nobody's work: the service is taken to have begun so much later (B-14). */
export function applyResumed(state: QueueState, event: TicketResumed): void {
  change(state, event, (ticket) => {
    releaseHeld(state, ticket);
    if (ticket.servedSince !== null) ticket.servedSince += event.at - (ticket.heldAt ?? event.at);
    Object.assign(ticket, { status: 'serving', heldAt: null, note: null, window: event.window });
    occupy(state, event.window, ticket);
  });
}

/** From wherever it stands, line, window or hold; its original time stays, its service begins anew (B-14, B-15). */
export function applyTransferred(state: QueueState, event: TicketTransferred): void {
  change(state, event, (ticket) => {
    removeWaiting(state.lines, ticket.id);
    releaseHeld(state, ticket);
    if (ticket.window !== null) vacate(state, ticket.window, ticket);
    if (ticket.pool !== event.pool) ticket.lane = laneOf(event.pool, ticket.priorityClass);
    Object.assign(ticket, {
      status: 'waiting',
      pool: event.pool,
      reservedFor: event.reservedFor,
      window: event.reservedFor,
      note: event.reason,
      servedSince: null,
      heldAt: null,
      recalls: 0,
    });
    addWaiting(state.lines, ticket);
  });
}

/** The summary comes after the moves of its tickets: they stand where it put them. */
export function applyReassigned(state: QueueState, event: TicketsReassigned): void {
  const moved = event.moved.map((before) => {
    const { pool, reservedFor } = state.tickets.get(before.ticket) ?? before;
    return { ...before, to: { pool, reservedFor } };
  });
  const recent = state.reassignments.filter((one) => event.at - one.at <= reassignmentUndoMs);
  state.reassignments = [...recent, { id: event.reassignment, at: event.at, moved }];
}

const endStatus = {
  TicketFinished: 'done',
  TicketCancelled: 'cancelled',
  TicketExpired: 'expired',
} as const satisfies Record<string, TicketStatus>;

/** Moves it to `ended`. Only a finished one counts for its window and the mean service time of the day. */
export function applyEnded(state: QueueState, event: TicketFinished | TicketCancelled | TicketExpired): void {
  const ticket = state.tickets.get(event.ticket);
  if (!ticket) return;
  removeWaiting(state.lines, ticket.id);
  releaseHeld(state, ticket);
  if (ticket.window !== null) vacate(state, ticket.window, ticket);
  if (event.type === 'TicketFinished') {
    state.counts.finished += 1;
    if (ticket.servedSince !== null) state.counts.servedMs += event.at - ticket.servedSince;
    const window = state.windows.get(event.window);
    if (window) window.finishedToday += 1;
  }
  state.tickets.delete(ticket.id);
  if (ticket.subject !== null) forgetOpen(state, ticket.subject, ticket.id);
  const { id, number, lane, service, issuedAt, window } = ticket;
  const ended: EndedTicket = {
    id,
    number,
    lane,
    service,
    issuedAt,
    window,
    status: endStatus[event.type],
    endedAt: event.at,
    version: ticket.version + 1,
  };
  state.ended.set(id, ended);
}

function change(state: QueueState, event: { readonly ticket: Ticket['id'] }, apply: (ticket: Ticket) => void): void {
  const ticket = state.tickets.get(event.ticket);
  if (!ticket) return;
  apply(ticket);
  ticket.version += 1;
}

function occupy(state: QueueState, id: ServiceWindow['id'], ticket: Ticket): void {
  const window = state.windows.get(id);
  if (!window) return;
  window.ticket = ticket.id;
  if (window.status === 'ready') window.status = 'serving';
}

function vacate(state: QueueState, id: ServiceWindow['id'], ticket: Ticket): ServiceWindow | undefined {
  const window = state.windows.get(id);
  if (window?.ticket !== ticket.id) return window;
  window.ticket = null;
  if (window.status === 'serving') window.status = 'ready';
  return window;
}

function releaseHeld(state: QueueState, ticket: Ticket): void {
  for (const window of state.windows.values()) {
    if (window.held.includes(ticket.id)) window.held = window.held.filter((id) => id !== ticket.id);
  }
}

function forgetOpen(state: QueueState, subject: NonNullable<Ticket['subject']>, id: Ticket['id']): void {
  const left = state.bySubject.get(subject)?.filter((other) => other !== id) ?? [];
  if (left.length === 0) state.bySubject.delete(subject);
  else state.bySubject.set(subject, left);
}
