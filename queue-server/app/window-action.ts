import type { WindowActionReply } from '../../protocol/api.ts';
import type { WindowId } from '../../protocol/ids.ts';
import type { TicketStatus } from '../../protocol/ticket.ts';
import type { HallEvent, HallState } from '../domain/hall.ts';

const statusAfter: Partial<Record<HallEvent['type'], TicketStatus>> = {
  TicketCalled: 'called',
  TicketRecalled: 'called',
  ServiceStarted: 'serving',
  TicketMissed: 'no-show',
  TicketHeld: 'held',
  TicketResumed: 'serving',
  TicketTransferred: 'waiting',
  TicketFinished: 'done',
};

/** The answer to a step at a window, from its own events: a repeated command gets what it got the first time. */
export function windowActionReply(state: HallState, window: WindowId, events: readonly HallEvent[]): WindowActionReply {
  const last = [...events].reverse().find((event) => statusAfter[event.type] !== undefined);
  const status = last && statusAfter[last.type];
  if (!last || !status || !('ticket' in last)) return { window, ticket: null };
  const { tickets, ended } = state.queue;
  const ticket = tickets.get(last.ticket) ?? ended.get(last.ticket);
  if (!ticket) return { window, ticket: null };
  const { id, number, lane } = ticket;
  const explanation = last.type === 'TicketCalled' ? { explanation: last.explanation } : {};
  return { window, ticket: { id, number, lane, status }, ...explanation };
}
