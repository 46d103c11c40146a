import { withoutCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { answered, done, type Step, show } from '../outcome.ts';
import { tryAgain } from '../requests.ts';
import type { KioskState, Screen } from '../state.ts';
import { endSession } from '../wipe.ts';
import { before, showTicket } from './working.ts';

type Of<At extends Screen['at']> = Extract<Screen, { at: At }>;

/** Outside the hours: says when to come again, and what is open meanwhile (B-17). */
export function onClosed(state: KioskState, input: Input): Step | null {
  switch (input.type) {
    case 'choose-tile':
      return input.tile === 'find-item' ? show(state, { at: 'search', typed: '' }) : null;
    case 'back':
      return show(state, { at: 'home' });
    default:
      return null;
  }
}

/** The hall's system is not reached: said plainly, tried on, and staff issue by hand meanwhile (S-09). */
export function onCutOff(state: KioskState, screen: Of<'cut-off'>, input: Input): Step | null {
  switch (input.type) {
    case 'try-again':
      if (screen.again === null) return show(state, { at: 'home' });
      if (!state.hall.reachable) return answered(state, 'hall-cut-off', 'please-wait');
      return tryAgain(state, screen.again);
    case 'server-found': {
      const reached: KioskState = { ...state, hall: { ...state.hall, reachable: true } };
      if (screen.again === null) return show(reached, { at: 'home' });
      return done({ ...reached, answer: 'system-back' });
    }
    case 'ticket-issued':
      // The answer came after all.
      return input.request === screen.again?.request ? showTicket(state, input.ticket) : null;
    case 'back':
      if (screen.again === null) return show(state, { at: 'home' });
      return show(state, before(screen.again.job), { type: 'forget-tried' });
    default:
      return null;
  }
}

/** A refusal in words, with what to do next. */
export function onRefused(state: KioskState, screen: Of<'refused'>, input: Input): Step | null {
  return input.type === 'back' || input.type === 'try-again' ? show(state, screen.from) : null;
}

/** Take card and paper; nothing of the person is left. */
export function onGoodbye(state: KioskState, input: Input): Step | null {
  switch (input.type) {
    case 'finish':
    case 'back':
      return endSession(state, { at: 'home' });
    case 'idle-over': {
      const home = endSession(state, { at: 'home' });
      if (!state.cardOnReader) return home;
      // A card that nobody takes is a matter for staff (D-27).
      return { ...home, effects: [...home.effects, { type: 'call-help', screen: 'card-left' }] };
    }
    case 'card-removed':
      return done(withoutCard(state, input));
    default:
      return null;
  }
}
