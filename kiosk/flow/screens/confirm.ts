import { withCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { answered, done, type Step, show } from '../outcome.ts';
import { issue } from '../requests.ts';
import type { Confirming, KioskState } from '../state.ts';

const mostMatters = 500;

/** The last look before the ticket: what it is for, that it is free, and the card, or no card. */
export function onConfirm(state: KioskState, screen: Confirming, input: Input): Step | null {
  switch (input.type) {
    case 'ask-priority':
      return show(state, { at: 'priority', confirm: screen });
    case 'change-matters': {
      const matters = Math.min(mostMatters, Math.max(1, screen.matters + input.by));
      if (matters === screen.matters) return answered(state, 'already-so');
      return show(state, { ...screen, matters });
    }
    case 'take-ticket':
      return issue(state, screen);
    case 'card-read': {
      const known: KioskState = { ...withCard(state, input), person: state.person ?? input.person };
      return state.person === null ? issue(known, { ...screen, fault: null }) : answered(known, 'card-already-read');
    }
    case 'card-failed':
      return { ...show(state, { ...screen, fault: input.fault }), outcome: 'card-fault-told' };
    case 'back':
      return show(state, screen.from);
    default:
      return null;
  }
}

type Asking = { readonly at: 'priority'; readonly confirm: Confirming };

/** 是否需要优先服务: asked in private words, answered by one touch, granted by staff alone (B-05). */
export function onPriority(state: KioskState, screen: Asking, input: Input): Step | null {
  switch (input.type) {
    case 'choose-group':
      return show(state, { ...screen.confirm, group: input.group });
    case 'card-read': {
      if (state.person !== null) return answered(withCard(state, input), 'card-already-read');
      return done({ ...withCard(state, input), person: input.person, answer: 'card-read' });
    }
    case 'back':
      return show(state, screen.confirm);
    default:
      return null;
  }
}
