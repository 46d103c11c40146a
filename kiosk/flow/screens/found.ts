import type { Input } from '../inputs.ts';
import { answered, type Step, show } from '../outcome.ts';
import { begin } from '../requests.ts';
import type { Found, KioskState } from '../state.ts';
import { sayGoodbye } from '../wipe.ts';
import { showTicket } from './working.ts';

/** Tickets that this person holds today: print again, come back after a missed call, or give up the place (B-11). */
export function onFound(state: KioskState, screen: Found, input: Input): Step | null {
  switch (input.type) {
    case 'reprint': {
      const ticket = screen.tickets.find(({ id }) => id === input.ticket);
      return ticket === undefined ? answered(state, 'unknown-ticket') : showTicket(state, ticket);
    }
    case 'reactivate':
      if (!screen.tickets.some(({ id }) => id === input.ticket)) return answered(state, 'unknown-ticket');
      return begin(state, { kind: 'reactivate', ticket: input.ticket, from: screen });
    case 'give-up':
      if (!screen.tickets.some(({ id }) => id === input.ticket)) return answered(state, 'unknown-ticket');
      if (screen.givingUp !== input.ticket) return show(state, { ...screen, givingUp: input.ticket });
      return begin(state, { kind: 'cancel', ticket: input.ticket, from: { ...screen, givingUp: null } });
    case 'keep-ticket':
      return screen.givingUp === null ? answered(state, 'already-so') : show(state, { ...screen, givingUp: null });
    case 'take-another':
      return show(state, { at: 'themes' });
    case 'finish':
      return sayGoodbye(state, 'no-paper');
    case 'back':
      return show(state, screen.givingUp === null ? { at: 'home' } : { ...screen, givingUp: null });
    default:
      return null;
  }
}
