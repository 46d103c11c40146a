import { assertNever } from '../../../protocol/result.ts';
import { withoutCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { answered, done, type Effect, type Step, show } from '../outcome.ts';
import type { Job, KioskState, Screen, ShownTicket } from '../state.ts';
import { showBookings } from './booking.ts';

type Working = Extract<Screen, { at: 'working' }>;

/** The card is not needed once the ticket is there: what the screen knew of the person goes at once. */
function withoutPerson(state: KioskState): KioskState {
  return { ...state, person: null };
}

/** The way to the ticket screen, of a new ticket as of a reprint: the card is forgotten, and paper is asked for. */
export function showTicket(state: KioskState, ticket: ShownTicket): Step {
  const effects: Effect[] = [{ type: 'forget-card' }, { type: 'print', ticket: ticket.id }];
  return show(withoutPerson(state), { at: 'ticket', ticket, print: { state: 'printing' }, area: null }, ...effects);
}

/** Where a job returns to when nothing came of it. */
export function before(job: Job): Screen {
  return job.from;
}

/** While the hall's system is asked. Answers to other questions than this one are late and named so. */
export function onWorking(state: KioskState, screen: Working, input: Input): Step | null {
  const { job, request } = screen;
  if ('request' in input && input.request !== request) return null;
  switch (input.type) {
    case 'ticket-issued':
      return showTicket(state, input.ticket);
    case 'ticket-reactivated': {
      const ticket = job.kind === 'reactivate' ? job.from.tickets.find(({ id }) => id === job.ticket) : undefined;
      return ticket === undefined ? null : showTicket(state, { ...ticket, ...input.place });
    }
    case 'tickets-found':
      if (input.tickets.length > 0) {
        return show(state, { at: 'found', tickets: input.tickets, why: 'card', givingUp: null });
      }
      return job.kind === 'find' && job.from.at === 'identify'
        ? show(state, { at: 'found', tickets: [], why: 'card', givingUp: null })
        : show(state, { at: 'themes' });
    case 'bookings-found':
      return showBookings(state, input.bookings);
    case 'booking-stopped':
      return show(state, { at: 'booking-stopped', code: input.code, stop: input.stop });
    case 'ticket-cancelled':
      return afterGivingUp(state, job);
    case 'code-answered':
      return done({ ...state, screen: before(job), answer: input.answer });
    case 'code-scanned':
      return { ...answered(state, 'still-working', 'please-wait'), effects: [{ type: 'forget-code' }] };
    case 'request-refused':
      return onRefusal(state, job, input);
    case 'request-unanswered':
      return show(state, { at: 'cut-off', again: { job, request } });
    case 'card-removed': {
      const lifted = withoutCard(state, input);
      // The ticket that is being issued still comes; a search is of no use without its card.
      return job.kind === 'find' || job.kind === 'find-bookings'
        ? null
        : answered(withoutPerson(lifted), 'still-working');
    }
    case 'back':
    case 'take-ticket':
      return answered(state, 'still-working', 'please-wait');
    default:
      return null;
  }
}

function onRefusal(state: KioskState, job: Job, refusal: Extract<Input, { type: 'request-refused' }>): Step {
  if (refusal.ticket !== null) {
    return show(state, { at: 'found', tickets: [refusal.ticket], why: 'already', givingUp: null });
  }
  if (refusal.code === 'hall_closed' || refusal.code === 'last_ticket_passed') return show(state, { at: 'closed' });
  return show(state, { at: 'refused', code: refusal.code, detail: refusal.detail, from: before(job) });
}

function afterGivingUp(state: KioskState, job: Job): Step {
  switch (job.kind) {
    case 'cancel': {
      const tickets = job.from.tickets.filter((ticket) => ticket.id !== job.ticket);
      return show(state, { at: 'found', tickets, why: 'card', givingUp: null });
    }
    case 'issue':
    case 'find':
    case 'reactivate':
    case 'find-bookings':
    case 'check-in':
    case 'open-ticket':
    case 'read-e-card':
    case 'move-booking':
      return answered(state, 'late-answer');
    default:
      return assertNever(job);
  }
}
