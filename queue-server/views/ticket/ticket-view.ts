import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import type { Text } from '../../../protocol/text.ts';
import type { Lane, WaitEstimate } from '../../../protocol/ticket.ts';
import type { TicketView } from '../../../protocol/views.ts';
import { peopleAhead } from '../../domain/queue/call-order/position.ts';
import { serviceStateAt } from '../../domain/queue/service-hours.ts';
import { type QueueState, secondsPerCall } from '../../domain/queue/state.ts';
import type { Ticket } from '../../domain/queue/ticket.ts';
import { type RecentMoves, ticketMove } from '../moves/recent-moves.ts';
import type { Waits } from '../waits.ts';
import { missedRule } from '../words/hall-words.ts';

/** Names of items for people; null where there is none. */
export type ServiceNames = (service: number | null) => Text | null;

export interface TicketInput {
  readonly queue: QueueState;
  readonly config: HallConfig;
  readonly serviceName: ServiceNames;
  readonly waits: Waits;
  readonly moves: RecentMoves;
  readonly seq: number;
  readonly now: number;
}

/** The page behind the QR code: one ticket, without any word on the person. Null for a ticket that today does not know. */
export function projectTicketPage(id: TicketId, input: TicketInput): TicketView | null {
  const { queue, config, seq, now } = input;
  const ahead = mayBookAhead(config, now) ? { bookAhead: true } : {};
  const common = { id, seq, hall: hallLines(config), missedRule: missedRule(config), ...ahead };
  const ticket = queue.tickets.get(id);
  if (ticket) {
    return { ...common, ...openTicket(ticket, input), ...ticketMove(input.moves, ticket, queue, config, now) };
  }
  const ended = queue.ended.get(id);
  if (!ended) return null;
  return {
    ...common,
    number: ended.number,
    status: ended.status,
    priority: isPriority(ended.lane),
    service: input.serviceName(ended.service),
    ahead: null,
    estimate: null,
    window: null,
    recalls: 0,
    issuedAt: ended.issuedAt,
    calledAt: null,
  };
}

/** The neutral mark 优先: everyone who is called with priority has the same. */
export function isPriority(lane: Lane): boolean {
  return lane === 'green' || lane === 'senior';
}

/** People ahead of a ticket that waits. */
export function aheadOf(ticket: Ticket, queue: QueueState, config: HallConfig, now: number): number {
  return peopleAhead(queue.lines, ticket, now, config.order, secondsPerCall(queue));
}

function openTicket(ticket: Ticket, input: TicketInput): Omit<TicketView, 'id' | 'seq' | 'hall' | 'missedRule'> {
  const { queue, config, now } = input;
  const waits = ticket.status === 'waiting';
  const window = ticket.window === null ? undefined : queue.windows.get(ticket.window);
  return {
    number: ticket.number,
    status: ticket.status,
    priority: isPriority(ticket.lane),
    service: input.serviceName(ticket.service),
    ahead: waits ? aheadOf(ticket, queue, config, now) : null,
    estimate: waits ? restOf(ticket, input) : null,
    window: window ? { label: window.config.label, direction: window.config.direction } : null,
    recalls: ticket.recalls,
    issuedAt: ticket.issuedAt,
    calledAt: ticket.lastCallAt,
  };
}

/** What is left of the wait: the estimate is of the whole of it. */
function restOf(ticket: Ticket, { waits, now }: TicketInput): WaitEstimate | null {
  const whole = waits.ticket(ticket.id);
  if (!whole) return null;
  const waited = Math.max(0, (now - ticket.rankAt) / 1000);
  const left = (seconds: number) => Math.max(0, Math.round(seconds - waited));
  return { p50Seconds: left(whole.p50Seconds), p90Seconds: left(whole.p90Seconds) };
}

function hallLines(config: HallConfig): TicketView['hall'] {
  const { id, name, windowTitle, guidanceDesk, supervisionTelephone, utcOffsetMinutes } = config;
  return { id, name, windowTitle, guidanceDesk, supervisionTelephone, utcOffsetMinutes };
}

function mayBookAhead(config: HallConfig, now: number): boolean {
  const { state } = serviceStateAt(config, now);
  return config.appointments !== undefined && (state === 'closed' || state === 'last-ticket-passed');
}
