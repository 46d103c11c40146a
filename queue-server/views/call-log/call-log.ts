import type { LoggedCall, LoggedTicket } from '../../../protocol/call-log.ts';
import type { StaffId, TicketId, WindowId } from '../../../protocol/ids.ts';
import { laneOf, type Pool, type PriorityClass } from '../../../protocol/ticket.ts';
import type { HallEvent } from '../../domain/hall.ts';
import { waitStart } from '../../domain/queue/priority-class.ts';

interface Ticket extends Omit<LoggedTicket, 'lane' | 'leftAt' | 'rankAt'> {
  pool: Pool;
  priorityClass: PriorityClass;
  readonly appointmentAt: number | null;
  leftAt: number | null;
}

/** A call as it was recorded; window and teller still by their ids. */
export interface RecordedCall extends Omit<LoggedCall, 'windowLabel' | 'staffNo' | 'outcome'> {
  readonly window: WindowId;
  readonly staff: StaffId | null;
  outcome: LoggedCall['outcome'];
}

/** Today's tickets and calls, whatever became of them: what is asked when somebody was called before somebody else (B-05). */
export interface CallLog {
  readonly tickets: Map<TicketId, Ticket>;
  /** Oldest first. */
  readonly calls: RecordedCall[];
}

export function initialCallLog(): CallLog {
  return { tickets: new Map(), calls: [] };
}

/** Folds one event in place. */
export function foldCallLog(log: CallLog, event: HallEvent, seq: number): void {
  switch (event.type) {
    case 'ServiceDayOpened':
      log.tickets.clear();
      log.calls.length = 0;
      return;
    case 'TicketIssued': {
      const { ticket, number, pool, priorityClass, at: issuedAt, appointmentAt = null } = event;
      log.tickets.set(ticket, { ticket, number, pool, priorityClass, issuedAt, appointmentAt, leftAt: null });
      return;
    }
    case 'TicketCalled':
      noteCall(log, event, seq);
      return;
    case 'CallReturned':
      mark(log, event.ticket, 'returned');
      return;
    case 'WindowActionUndone':
      for (const { type, ticket } of event.undone) if (type === 'TicketCalled') mark(log, ticket, 'taken-back');
      return;
    case 'TicketRegrouped':
    case 'TicketTransferred':
    case 'TicketReactivated':
    case 'TicketCancelled':
    case 'TicketExpired':
      change(log, event);
      return;
    default:
      return;
  }
}

function noteCall(log: CallLog, event: Extract<HallEvent, { type: 'TicketCalled' }>, seq: number): void {
  const known = log.tickets.get(event.ticket);
  if (!known) return;
  const { at, ticket, window, staff, explanation } = event;
  const { number, pool, priorityClass, issuedAt } = known;
  const lane = laneOf(pool, priorityClass);
  log.calls.push({ seq, at, ticket, number, lane, issuedAt, window, staff, explanation, outcome: 'stands' });
}

function mark(log: CallLog, ticket: TicketId, outcome: LoggedCall['outcome']): void {
  const call = log.calls.filter((one) => one.ticket === ticket && one.outcome === 'stands').at(-1);
  if (call) call.outcome = outcome;
}

type Change = Extract<
  HallEvent,
  { type: 'TicketRegrouped' | 'TicketTransferred' | 'TicketReactivated' | 'TicketCancelled' | 'TicketExpired' }
>;

function change(log: CallLog, event: Change): void {
  const known = log.tickets.get(event.ticket);
  if (!known) return;
  if ('pool' in event) known.pool = event.pool;
  else if ('priorityClass' in event) known.priorityClass = event.priorityClass;
  else known.leftAt = event.at;
}

/** These tickets, in the order of the question; a number that nobody has today is left out. */
export function loggedTickets(log: CallLog, numbers: readonly string[]): LoggedTicket[] {
  const byNumber = new Map([...log.tickets.values()].map((ticket) => [ticket.number, ticket]));
  return numbers.flatMap((number) => {
    const known = byNumber.get(number.toUpperCase());
    if (!known) return [];
    const { pool, priorityClass, appointmentAt, ...rest } = known;
    const rankAt = waitStart(priorityClass, known.issuedAt, appointmentAt);
    return [{ ...rest, rankAt, lane: laneOf(pool, priorityClass) }];
  });
}

/** Calls of these tickets, or of all; newest first, at most so many. */
export function callsOf(log: CallLog, tickets: readonly TicketId[] | null, most: number): RecordedCall[] {
  const wanted = tickets === null ? log.calls : log.calls.filter(({ ticket }) => tickets.includes(ticket));
  return wanted.slice(-most).reverse();
}
