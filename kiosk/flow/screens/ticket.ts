import { withoutCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { answered, done, type Step, show } from '../outcome.ts';
import type { KioskState, Screen } from '../state.ts';
import { sayGoodbye } from '../wipe.ts';

type Showing = Extract<Screen, { at: 'ticket' }>;

/** The ticket is issued and on the screen; paper comes, or fails and says so, and the number stays valid (B-11, D-07). */
export function onTicket(state: KioskState, screen: Showing, input: Input): Step | null {
  switch (input.type) {
    case 'print-began':
      if (input.ticket !== screen.ticket.id) return null;
      return done({ ...state, screen: { ...screen, area: input.area } });
    case 'print-ended':
      if (input.ticket !== screen.ticket.id || screen.print.state !== 'printing') return null;
      return done({ ...state, screen: { ...screen, print: input.print } });
    case 'reprint':
      if (input.ticket !== screen.ticket.id) return answered(state, 'unknown-ticket');
      if (screen.print.state === 'printing') return answered(state, 'still-working', 'please-wait');
      return show(state, { ...screen, print: { state: 'printing' } }, { type: 'print', ticket: screen.ticket.id });
    case 'card-removed': {
      const lifted = withoutCard(state, input);
      return screen.print.state === 'printed' ? sayGoodbye(lifted, 'finished') : answered(lifted, 'no-card-in-use');
    }
    case 'finish':
    case 'back':
      // Nobody is told to take a paper that did not come.
      return sayGoodbye(state, screen.print.state === 'printed' ? 'finished' : 'no-paper');
    case 'idle-over':
      return sayGoodbye(state, screen.print.state === 'printed' ? 'finished' : 'idle');
    default:
      return null;
  }
}
