import { type Refusal, refuse } from '../../../../protocol/problems.ts';
import { err, ok, type Result } from '../../../../protocol/result.ts';
import { staffOf } from '../../actor.ts';
import { type Pick, pick } from '../call-order/pick.ts';
import { mayServe } from '../call-order/waiting-ticket.ts';
import type {
  CallNextTicket,
  FinishTicket,
  HoldTicket,
  PassTicket,
  RecallTicket,
  ResumeTicket,
  ReturnCall,
  StartService,
  UndoWindowAction,
} from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import { canUndo } from '../last-action.ts';
import type { QueueState } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { callingWindow, type ServiceWindow } from '../window.ts';
import {
  afterLeaving,
  type Decision,
  findCurrent,
  findStaffedWindow,
  findTicket,
  findWindow,
  ticketAt,
} from './decision.ts';

/** The next ticket by the call order, or one by hand with a reason (B-03, B-14). Refuses while the window has a ticket, unless that is to be finished first. */
export function decideCallNext(state: QueueState, command: CallNextTicket): Decision {
  const found = findStaffedWindow(state, command);
  if (!found.ok) return found;
  const window = found.value;
  if (window.status === 'closing') return err(refuse('window_not_open'));
  const current = ticketAt(state, window, command.current);
  if (!current.ok) return current;
  const events: QueueEvent[] = [];
  if (current.value !== null) {
    const { id: ticket, status } = current.value;
    if (!command.finishCurrent || status !== 'serving') return err(refuse('window_busy'));
    events.push({ type: 'TicketFinished', at: command.at, ticket, window: window.id, outcome: 'served' });
  }
  const chosen = command.ticket === null ? chooseNext(state, window, command) : chooseByHand(state, window, command);
  if (!chosen.ok) {
    return events.length > 0 && chosen.error.code === 'queue_empty' ? ok(events) : chosen;
  }
  const { ticket, explanation } = chosen.value;
  events.push({
    type: 'TicketCalled',
    at: command.at,
    ticket: ticket.id,
    window: window.id,
    staff: staffOf(command.actor) ?? window.staff,
    finished: window.ticket,
    explanation,
  });
  return ok(events);
}

function chooseNext(state: QueueState, window: ServiceWindow, command: CallNextTicket): Result<Pick, Refusal> {
  if (!state.config) return err(refuse('hall_closed'));
  const next = pick(state.lines, callingWindow(window), command.at, state.config.order);
  return next ? ok(next) : err(refuse('queue_empty'));
}

function chooseByHand(state: QueueState, window: ServiceWindow, command: CallNextTicket): Result<Pick, Refusal> {
  if (command.ticket === null) return err(refuse('unknown_ticket'));
  if (command.reason === null) return err(refuse('reason_required'));
  const found = findTicket(state, command.ticket);
  if (!found.ok) return found;
  const ticket = found.value;
  if (ticket.status !== 'waiting') return err(refuse('ticket_not_waiting', { status: ticket.status }));
  if (!mayServe(callingWindow(window), ticket)) return err(refuse('transfer_target_unfit'));
  return ok({
    ticket,
    explanation: {
      rule: 'picked-by-hand',
      scores: {},
      overtaken: ticket.overtaken,
      budget: ticket.budget,
      waitedSeconds: Math.max(0, Math.round((command.at - ticket.rankAt) / 1000)),
      reason: command.reason,
    },
  });
}

/** Calls the same ticket again: so often and so far apart as the hall says. */
export function decideRecall(state: QueueState, command: RecallTicket): Decision {
  const found = findCurrent(state, command);
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (ticket.status !== 'called') return err(refuse('ticket_not_called', { status: ticket.status }));
  const { recalls, recallGapSeconds } = callingRules(state);
  if (ticket.recalls >= recalls) return err(refuse('recalls_exhausted', { recalls }));
  const waitSeconds = secondsToWait(ticket, recallGapSeconds, command.at);
  if (waitSeconds > 0) return err(refuse('recall_too_soon', { waitSeconds }));
  return ok([
    { type: 'TicketRecalled', at: command.at, ticket: ticket.id, window: window.id, recalls: ticket.recalls + 1 },
  ]);
}

/** 过号. Before the recalls are used up it needs a reason, so that nobody is passed in haste. */
export function decidePass(state: QueueState, command: PassTicket): Decision {
  const found = findCurrent(state, command);
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (ticket.status !== 'called') return err(refuse('ticket_not_called', { status: ticket.status }));
  const { recalls, recallGapSeconds } = callingRules(state);
  const waitSeconds = secondsToWait(ticket, recallGapSeconds, command.at);
  if (command.reason === null && (ticket.recalls < recalls || waitSeconds > 0)) {
    return err(refuse('no_show_too_soon', { recallsLeft: Math.max(0, recalls - ticket.recalls), waitSeconds }));
  }
  return afterLeaving(window, command.at, [
    { type: 'TicketMissed', at: command.at, ticket: ticket.id, window: window.id, reason: command.reason },
  ]);
}

/** Back in line as it was, because nobody is at the window that called it; the window is free again. */
export function decideReturn(state: QueueState, command: ReturnCall): Decision {
  const found = findCurrent(state, { ...command, current: null });
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (ticket.id !== command.ticket || ticket.status !== 'called')
    return err(refuse('ticket_not_called', { status: ticket.status }));
  return afterLeaving(window, command.at, [
    { type: 'CallReturned', at: command.at, ticket: ticket.id, window: window.id },
  ]);
}

/** The person is at the window. */
export function decideStart(state: QueueState, command: StartService): Decision {
  const found = findCurrent(state, command);
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (ticket.status !== 'called') return err(refuse('ticket_not_called', { status: ticket.status }));
  return ok([{ type: 'ServiceStarted', at: command.at, ticket: ticket.id, window: window.id }]);
}

/** 挂起: the person waits for something; the window may call another. */
export function decideHold(state: QueueState, command: HoldTicket): Decision {
  const found = findCurrent(state, command);
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (ticket.status !== 'serving') return err(refuse('ticket_not_serving', { status: ticket.status }));
  if (window.status === 'closing') return err(refuse('window_not_open'));
  const { maxHolds } = callingRules(state);
  if (window.held.length >= maxHolds) return err(refuse('holds_exhausted', { maxHolds }));
  return ok([{ type: 'TicketHeld', at: command.at, ticket: ticket.id, window: window.id, reason: command.reason }]);
}

/** A held ticket is served on, at the window that holds it. */
export function decideResume(state: QueueState, command: ResumeTicket): Decision {
  const found = findStaffedWindow(state, command);
  if (!found.ok) return found;
  const window = found.value;
  if (window.ticket !== null) return err(refuse('window_busy'));
  const ticket = findTicket(state, command.ticket);
  if (!ticket.ok) return ticket;
  if (ticket.value.status !== 'held') return err(refuse('ticket_not_held', { status: ticket.value.status }));
  if (!window.held.includes(ticket.value.id)) return err(refuse('not_your_window'));
  return ok([{ type: 'TicketResumed', at: command.at, ticket: ticket.value.id, window: window.id }]);
}

/** Refuses a ticket that was only called. A window that is closing closes with it (B-14). */
export function decideFinish(state: QueueState, command: FinishTicket): Decision {
  const found = findCurrent(state, command);
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (ticket.status !== 'serving') return err(refuse('ticket_not_serving', { status: ticket.status }));
  return afterLeaving(window, command.at, [
    { type: 'TicketFinished', at: command.at, ticket: ticket.id, window: window.id, outcome: command.outcome },
  ]);
}

/** Takes back the last step at the window within a few seconds, if nothing has built on it since. */
export function decideUndo(state: QueueState, command: UndoWindowAction): Decision {
  const found = findWindow(state, command);
  if (!found.ok) return found;
  const window = found.value;
  const action = window.lastAction;
  if (!action) return err(refuse('nothing_to_undo'));
  if (command.at - action.at > callingRules(state).undoSeconds * 1000) return err(refuse('undo_expired'));
  if (!canUndo(state, action)) return err(refuse('version_conflict'));
  return ok([{ type: 'WindowActionUndone', at: command.at, window: window.id, undone: action.steps }]);
}

function callingRules(state: QueueState) {
  const calling = state.config?.calling;
  if (!calling) throw new Error('a window is open in a hall without configuration');
  return calling;
}

/** What is left of the distance to the last call. A call that lies ahead was made before the clock was set back: nobody waits for that. */
function secondsToWait({ lastCallAt }: Ticket, gapSeconds: number, now: number): number {
  const sinceMs = now - (lastCallAt ?? 0);
  return sinceMs < 0 ? 0 : Math.max(0, Math.ceil(gapSeconds - sinceMs / 1000));
}
