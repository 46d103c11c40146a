import { assertNever } from '../../../protocol/result.ts';
import { emptyLines } from './call-order/waiting-lines.ts';
import type {
  QueueEvent,
  ServiceDayOpened,
  WindowClosed,
  WindowClosing,
  WindowContinued,
  WindowOpened,
  WindowPaused,
} from './events.ts';
import {
  applyCalled,
  applyEnded,
  applyHeld,
  applyIssued,
  applyMissed,
  applyReactivated,
  applyReassigned,
  applyRecalled,
  applyRegrouped,
  applyResumed,
  applyReturned,
  applyStarted,
  applyTransferred,
} from './evolve-tickets.ts';
import { applyUndone, recordAction } from './last-action.ts';
import { emptyCounts, type QueueState } from './state.ts';
import { closedWindow, type ServiceWindow } from './window.ts';

/**
 * Folds one event into the state, in place. It uses the event and nothing else, never refuses, and ignores
 * tickets and windows that it does not know, so that any ledger can be replayed.
 */
export function evolveQueue(state: QueueState, event: QueueEvent): void {
  recordAction(state, event);
  apply(state, event);
}

function apply(state: QueueState, event: QueueEvent): void {
  switch (event.type) {
    case 'HallConfigured':
      configure(state, event.config);
      return;
    case 'ServiceDayOpened':
      openDay(state, event);
      return;
    case 'ServiceDayClosed':
      state.day = null;
      state.dayBefore = event.day;
      return;
    case 'TicketIssued':
      applyIssued(state, event);
      return;
    case 'TicketPrintBegun': {
      const ticket = state.tickets.get(event.ticket);
      ticket?.prints.push({ id: event.print, copy: event.copy, outcome: 'begun' });
      state.openPrints.set(event.print, event.ticket);
      return;
    }
    case 'TicketPrinted':
    case 'TicketPrintFailed': {
      const print = state.tickets.get(event.ticket)?.prints.find((one) => one.id === event.print);
      if (print) print.outcome = event.type === 'TicketPrinted' ? 'printed' : 'failed';
      state.openPrints.delete(event.print);
      return;
    }
    case 'TicketRegrouped':
      applyRegrouped(state, event);
      return;
    case 'TicketCalled':
      applyCalled(state, event);
      return;
    case 'TicketRecalled':
      applyRecalled(state, event);
      return;
    case 'CallReturned':
      applyReturned(state, event);
      return;
    case 'ServiceStarted':
      applyStarted(state, event);
      return;
    case 'TicketMissed':
      applyMissed(state, event);
      return;
    case 'TicketReactivated':
      applyReactivated(state, event);
      return;
    case 'TicketHeld':
      applyHeld(state, event);
      return;
    case 'TicketResumed':
      applyResumed(state, event);
      return;
    case 'TicketTransferred':
      applyTransferred(state, event);
      return;
    case 'TicketsReassigned':
      applyReassigned(state, event);
      return;
    case 'ReassignmentUndone':
      state.reassignments = state.reassignments.filter((one) => one.id !== event.reassignment);
      return;
    case 'TicketFinished':
    case 'TicketCancelled':
    case 'TicketExpired':
      applyEnded(state, event);
      return;
    case 'WindowOpened':
    case 'WindowPaused':
    case 'WindowContinued':
    case 'WindowClosing':
    case 'WindowClosed':
      applyWindow(state, event);
      return;
    case 'WindowActionUndone':
      applyUndone(state, event);
      return;
    default:
      assertNever(event);
  }
}

type WindowEvent = WindowOpened | WindowPaused | WindowContinued | WindowClosing | WindowClosed;

function applyWindow(state: QueueState, event: WindowEvent): void {
  const window = state.windows.get(event.window);
  if (window) Object.assign(window, changeOf(window, event));
}

function changeOf(window: ServiceWindow, event: WindowEvent): Partial<ServiceWindow> {
  switch (event.type) {
    case 'WindowOpened':
      return { status: 'ready', staff: event.staff, staffNo: event.staffNo, openedAt: event.at };
    case 'WindowPaused':
      return { status: 'paused', pauseReason: event.reason, pausedAt: event.at };
    case 'WindowContinued':
      return { status: 'ready', pauseReason: null, pausedAt: null };
    case 'WindowClosing':
      return { status: 'closing', pauseReason: event.reason };
    case 'WindowClosed':
      return { ...closedWindow(window.config), finishedToday: window.finishedToday };
    default:
      return assertNever(event);
  }
}

/** Windows that stay keep what goes on at them; new ones begin closed. */
function configure(state: QueueState, config: NonNullable<QueueState['config']>): void {
  state.config = config;
  const before = state.windows;
  state.windows = new Map(
    config.windows.map((one) => {
      const window = before.get(one.id) ?? closedWindow(one);
      window.config = one;
      return [one.id, window];
    }),
  );
}

function openDay(state: QueueState, { day, at }: ServiceDayOpened): void {
  state.day = day;
  state.counters.clear();
  state.issueOrder = 0;
  state.tickets.clear();
  // What the roll-over ended stays known for this day, so that its page can say so.
  for (const [id, ticket] of state.ended) {
    if (ticket.status !== 'expired' || ticket.endedAt !== at) state.ended.delete(id);
  }
  state.bySubject.clear();
  state.openPrints.clear();
  state.lines = emptyLines();
  state.recentCalls = [];
  state.reassignments = [];
  state.counts = emptyCounts();
  for (const window of state.windows.values()) Object.assign(window, closedWindow(window.config));
}
