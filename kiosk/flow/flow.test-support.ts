import type { HelpId, TicketId } from '../../protocol/ids.ts';
import type { ServiceState } from '../../protocol/views.ts';
import type { Input } from './inputs.ts';
import type { Effect, Step } from './outcome.ts';
import { initialState, type KioskState, type Person, type ShownBooking, type ShownTicket } from './state.ts';
import { step } from './step.ts';

export const openService: ServiceState = { state: 'open', until: null, opensAt: null };
export const openHall: KioskState = initialState({ reachable: true, service: openService });
export const person: Person = { maskedName: '王**', medium: 'resident-id-card' };

/** A ticket that waits behind three others, for ten to twenty minutes; `more` says what of it is otherwise. */
export function sampleTicket(number: string, more: Partial<ShownTicket> = {}): ShownTicket {
  const id = `ticket-${number}` as TicketId;
  return {
    id,
    number,
    status: 'waiting',
    ahead: 3,
    estimate: { p50Seconds: 600, p90Seconds: 1_200 },
    trackUrl: `https://hall.example/t/${id}`,
    serviceName: null,
    ...more,
  };
}

export const sampleBooking: ShownBooking = {
  code: '7KQ2MXRT',
  day: '2026-05-06',
  start: '10:00',
  end: '10:30',
  serviceName: { zh: '参保登记', en: 'Registration' },
};
export const freeSlot = { day: '2026-05-06', start: '11:00', end: '11:30' };

/** Runs inputs one after the other; the effects of all of them, and the outcome of the last. */
export function play(from: KioskState, ...inputs: readonly Input[]): Step & { readonly effects: readonly Effect[] } {
  let last: Step = { state: from, effects: [], outcome: 'done' };
  const effects: Effect[] = [];
  for (const input of inputs) {
    last = step(last.state, input);
    effects.push(...last.effects);
  }
  return { ...last, effects };
}

export const take: Input = { type: 'choose-tile', tile: 'take-ticket' };
export const read: Input = { type: 'card-read', person };

/** One input of every kind, with plausible contents for a state that asked its first question. */
export function everyInput(request = 1): readonly Input[] {
  const ticket = sampleTicket('A023');
  const help = 'help-1' as HelpId;
  return [
    take,
    { type: 'choose-tile', tile: 'find-item' },
    { type: 'choose-tile', tile: 'check-in' },
    { type: 'choose-tile', tile: 'my-ticket' },
    { type: 'choose-tile', tile: 'result-pickup' },
    { type: 'choose-tile', tile: 'unresolved-matter' },
    { type: 'choose-tile', tile: 'no-card' },
    { type: 'choose-theme', theme: 'pension' },
    { type: 'choose-item', no: 33 },
    { type: 'choose-direct' },
    { type: 'open-search' },
    { type: 'type-letter', letter: 'S' },
    { type: 'erase-letter' },
    { type: 'clear-letters' },
    { type: 'ask-priority' },
    { type: 'choose-group', group: 'veteran' },
    { type: 'choose-group', group: null },
    { type: 'change-matters', by: 1 },
    { type: 'take-ticket' },
    { type: 'reprint', ticket: ticket.id },
    { type: 'reactivate', ticket: ticket.id },
    { type: 'give-up', ticket: ticket.id },
    { type: 'keep-ticket' },
    { type: 'take-another' },
    { type: 'enter-code' },
    { type: 'send-code' },
    { type: 'check-in', code: sampleBooking.code },
    { type: 'take-walk-in' },
    { type: 'choose-slot', slot: freeSlot },
    { type: 'try-again' },
    { type: 'finish' },
    { type: 'back' },
    { type: 'go-home' },
    { type: 'call-help' },
    { type: 'close-help' },
    { type: 'stay' },
    { type: 'switch-language' },
    { type: 'switch', setting: 'elder' },
    { type: 'switch', setting: 'lowReach' },
    { type: 'switch', setting: 'readAloud' },
    read,
    { type: 'card-failed', fault: 'unreadable' },
    { type: 'card-removed' },
    { type: 'code-scanned', code: { kind: 'booking', code: sampleBooking.code } },
    { type: 'code-scanned', code: { kind: 'ticket', ticket: ticket.id } },
    { type: 'code-scanned', code: { kind: 'e-card' } },
    { type: 'code-scanned', code: { kind: 'receipt', number: 'YW-20260506-000123' } },
    { type: 'code-scanned', code: { kind: 'unknown' } },
    { type: 'code-scanned', code: { kind: 'unreadable' } },
    { type: 'e-card-read', request, person: { ...person, medium: 'e-social-security-card' } },
    { type: 'code-answered', request, answer: 'ticket-ended' },
    { type: 'ticket-issued', request, ticket },
    { type: 'tickets-found', request, tickets: [ticket] },
    { type: 'tickets-found', request, tickets: [] },
    { type: 'ticket-cancelled', request },
    { type: 'bookings-found', request, bookings: [sampleBooking] },
    { type: 'bookings-found', request, bookings: [] },
    { type: 'booking-stopped', request, code: sampleBooking.code, stop: { why: 'lapsed', next: [freeSlot] } },
    { type: 'ticket-reactivated', request, place: ticket },
    { type: 'request-refused', request, code: 'ticket_already_active', detail: '', ticket },
    { type: 'request-refused', request, code: 'hall_closed', detail: '', ticket: null },
    { type: 'request-refused', request, code: 'service_not_offered', detail: '', ticket: null },
    { type: 'request-unanswered', request },
    { type: 'print-began', ticket: ticket.id, area: { zh: '一楼', en: 'Ground floor' } },
    { type: 'print-ended', ticket: ticket.id, print: { state: 'printed' } },
    { type: 'print-ended', ticket: ticket.id, print: { state: 'failed', cause: 'paper-out' } },
    { type: 'hall-told', service: openService },
    { type: 'hall-told', service: { state: 'closed', until: null, opensAt: null } },
    { type: 'server-lost' },
    { type: 'server-found' },
    { type: 'help-taken', id: help },
    { type: 'help-refused' },
    { type: 'help-acknowledged', id: help },
    { type: 'answer-seen' },
    { type: 'maintenance-opened' },
    { type: 'maintenance-ended' },
    { type: 'idle-long' },
    { type: 'idle-over' },
  ];
}
