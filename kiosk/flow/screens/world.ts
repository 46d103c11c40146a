import type { CardFault } from '../../../protocol/agent.ts';
import { withCard, withoutCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { answered, done, type Step } from '../outcome.ts';
import type { AnswerWords, KioskState } from '../state.ts';
import { endSession, sayGoodbye } from '../wipe.ts';

const faultWords: Record<CardFault, AnswerWords> = {
  unreadable: 'card-unreadable',
  'removed-too-early': 'card-too-short',
  'reader-absent': 'card-reader-absent',
  'not-selected': 'card-not-selected',
  'not-genuine': 'card-not-genuine',
  'wrong-card': 'card-wrong',
  'no-chip-answer': 'card-no-chip-answer',
  'not-verifiable': 'card-not-verifiable',
};

/**
 * What is left when the screen had no use for an input of the world: a card where none is needed, an answer that came
 * too late. Each has its name; a ticket that nobody waits for any more is given back, so that it holds up nobody.
 */
export function onNobodysInput(state: KioskState, input: Input): Step | null {
  switch (input.type) {
    case 'card-read': {
      const told = { ...withCard(state, input), answer: 'card-not-needed' as const };
      // A second card beside the one in use, whose data are still needed.
      if (state.person !== null) return { state: told, effects: [], outcome: 'card-already-read' };
      return { state: told, effects: [{ type: 'forget-card' }], outcome: 'card-not-needed' };
    }
    case 'card-failed':
      return answered(state, 'card-fault-told', faultWords[input.fault]);
    case 'card-removed': {
      const lifted = withoutCard(state, input);
      // What is lifted is a card that somebody left: an electronic one lies nowhere.
      const isOwn = state.person !== null && state.person.medium !== 'e-social-security-card';
      return isOwn ? sayGoodbye(lifted, 'card-removed') : answered(lifted, 'no-card-in-use');
    }
    case 'ticket-issued':
      return {
        state,
        effects: [{ type: 'cancel', request: null, ticket: input.ticket.id }],
        outcome: 'late-ticket-cancelled',
      };
    case 'tickets-found':
    case 'ticket-cancelled':
    case 'bookings-found':
    case 'booking-stopped':
    case 'ticket-reactivated':
    case 'request-refused':
    case 'request-unanswered':
    case 'code-answered':
    case 'print-began':
    case 'print-ended':
      return answered(state, 'late-answer');
    case 'server-found':
      return done({ ...state, hall: { ...state.hall, reachable: true } });
    case 'idle-over':
      return state.cardOnReader ? sayGoodbye(state, 'idle') : endSession(state, { at: 'home' });
    default:
      return null;
  }
}
