import type { HallConfig } from '../../../../protocol/hall-config.ts';
import type { WindowId } from '../../../../protocol/ids.ts';
import { type Refusal, refuse } from '../../../../protocol/problems.ts';
import { err, ok, type Result } from '../../../../protocol/result.ts';
import type { Pool } from '../../../../protocol/ticket.ts';
import { deviceOf } from '../../actor.ts';
import { mayServe } from '../call-order/waiting-ticket.ts';
import type {
  BeginPrint,
  CancelTicket,
  GrantPriority,
  ReactivateTicket,
  ReportPrint,
  TransferCurrent,
  TransferTicket,
} from '../commands.ts';
import type { QueueEvent } from '../events.ts';
import { ticketClass } from '../priority-class.ts';
import type { QueueState } from '../state.ts';
import { type Ticket, whyGone } from '../ticket.ts';
import { callingWindow } from '../window.ts';
import { afterLeaving, type Decision, findCurrent, findTicket } from './decision.ts';
import { servingPool, someWindowServes } from './issue-ticket.ts';

/** To a window or a pool, with the original time (B-14, B-15). A missed ticket is reactivated instead. */
export function decideTransfer(state: QueueState, command: TransferTicket): Decision {
  const found = findTicket(state, command.ticket);
  if (!found.ok) return found;
  return transfer(state, found.value, command);
}

/** The teller sends the ticket at the window on. A window that is closing closes then. */
export function decideTransferCurrent(state: QueueState, command: TransferCurrent): Decision {
  const found = findCurrent(state, command);
  if (!found.ok) return found;
  const { ticket, window } = found.value;
  if (command.toWindow === window.id) return err(refuse('transfer_target_unfit'));
  return transfer(state, ticket, command);
}

interface Move {
  readonly at: number;
  readonly toWindow: WindowId | null;
  readonly toPool: Pool | null;
  readonly reason: string | null;
  readonly version: number | null;
}

function transfer(state: QueueState, ticket: Ticket, move: Move): Decision {
  if (changedSince(ticket, move.version)) return err(refuse('version_conflict', { version: ticket.version }));
  if (ticket.status === 'no-show') return err(refuse('ticket_not_waiting', { status: ticket.status }));
  const target = targetOf(state, ticket, move);
  if (!target.ok) return target;
  const event: QueueEvent = {
    type: 'TicketTransferred',
    at: move.at,
    ticket: ticket.id,
    from: ticket.window,
    pool: target.value,
    reservedFor: move.toWindow,
    reason: move.reason,
  };
  const left = ticket.window === null ? undefined : state.windows.get(ticket.window);
  return afterLeaving(left?.ticket === ticket.id ? left : undefined, move.at, [event]);
}

/** The pool a move leads to, or why the target cannot take the ticket. */
export function targetOf(
  state: QueueState,
  ticket: Ticket,
  move: Pick<Move, 'toWindow' | 'toPool'>,
): Result<Pool, Refusal> {
  if (move.toWindow === null) {
    if (!state.config) return ok(ticket.pool);
    // A pool that staff name is taken at its word: a matter that its windows do not handle is refused, not sent elsewhere.
    const { toPool } = move;
    const pool = toPool === null ? ownPool(state.config, ticket) : servingPool(state.config, toPool, null);
    return someWindowServes(state.config, pool, ticket.service) ? ok(pool) : err(refuse('transfer_target_unfit'));
  }
  const window = state.windows.get(move.toWindow);
  if (!window) return err(refuse('unknown_window'));
  if (window.status === 'closed' || window.status === 'closing') return err(refuse('transfer_target_closed'));
  const pool: Pool = window.config.kind === 'comprehensive' ? 'common' : window.config.kind;
  const fits = mayServe(callingWindow(window), { ...ticket, pool, reservedFor: null });
  return fits ? ok(pool) : err(refuse('transfer_target_unfit'));
}

function ownPool(config: HallConfig, ticket: Ticket): Pool {
  return servingPool(config, ticket.pool, ticket.service);
}

/** Back in line once, behind a few, while it was not missed too long ago. */
export function decideReactivate(state: QueueState, command: ReactivateTicket): Decision {
  const found = findTicket(state, command.ticket);
  if (!found.ok) return found;
  const ticket = found.value;
  if (ticket.status !== 'no-show' || !state.config) return err(refuse('ticket_not_missed', { status: ticket.status }));
  const gone = whyGone(ticket, state.config.calling, command.at);
  if (gone !== null) return err(refuse(gone));
  const { reactivateBehind: behind } = state.config.calling;
  const pool = ownPool(state.config, ticket);
  return ok([{ type: 'TicketReactivated', at: command.at, ticket: ticket.id, pool, behind }]);
}

/** Ends a ticket that waits or was missed; one that is called, held or served is refused (B-14). */
export function decideCancel(state: QueueState, command: CancelTicket): Decision {
  const found = findTicket(state, command.ticket);
  if (!found.ok) return found;
  const { status } = found.value;
  if (status !== 'waiting' && status !== 'no-show') return err(refuse('ticket_not_waiting', { status }));
  return ok([{ type: 'TicketCancelled', at: command.at, ticket: command.ticket, reason: command.reason }]);
}

/** Staff grant a group, or take it back with `general`; the original time stays, and a booking stays one (A-02, B-05). */
export function decideGrant(state: QueueState, command: GrantPriority): Decision {
  const found = findTicket(state, command.ticket);
  if (!found.ok) return found;
  const ticket = found.value;
  if (!state.config || ticket.status !== 'waiting') return err(refuse('ticket_not_waiting', { status: ticket.status }));
  if (changedSince(ticket, command.version)) return err(refuse('version_conflict', { version: ticket.version }));
  return ok([
    {
      type: 'TicketRegrouped',
      at: command.at,
      ticket: ticket.id,
      group: command.group,
      priorityClass: ticketClass(state.config, command.group, ticket.appointmentAt !== null),
      reason: command.reason,
    },
  ]);
}

/** First print or 补打 of a ticket that is still alive; never a second number (B-01). */
export function decideBeginPrint(state: QueueState, command: BeginPrint): Decision {
  const found = findTicket(state, command.ticket);
  if (!found.ok) return found;
  return ok([
    {
      type: 'TicketPrintBegun',
      at: command.at,
      ticket: command.ticket,
      print: command.print,
      copy: found.value.prints.length,
      device: deviceOf(command.actor),
    },
  ]);
}

/** What came of a print, once: a second outcome of the same print is refused (B-11). */
export function decideReportPrint(state: QueueState, command: ReportPrint): Decision {
  const { at, ticket, print } = command;
  if (state.openPrints.get(print) !== ticket) return err(whyNotOpen(state, command));
  return ok([
    command.outcome === 'printed'
      ? { type: 'TicketPrinted', at, ticket, print }
      : { type: 'TicketPrintFailed', at, ticket, print, state: command.state },
  ]);
}

function whyNotOpen(state: QueueState, { ticket, print }: ReportPrint): Refusal {
  const found = findTicket(state, ticket);
  if (!found.ok) return found.error;
  const outcome = found.value.prints.find((one) => one.id === print)?.outcome;
  return outcome === undefined ? refuse('unknown_print') : refuse('print_already_reported', { outcome });
}

/** Whether the ticket is another than whoever decides has looked at; without a version nobody asks. */
export function changedSince(ticket: Ticket, version: number | null): boolean {
  return version !== null && version !== ticket.version;
}
