import { withCard } from '../card.ts';
import type { Input } from '../inputs.ts';
import { type Step, show } from '../outcome.ts';
import { begin } from '../requests.ts';
import type { Identifying, KioskState } from '../state.ts';

/** "Lay your card": to find a ticket that was taken before. */
export function onIdentify(state: KioskState, screen: Identifying, input: Input): Step | null {
  switch (input.type) {
    case 'card-read': {
      const known: KioskState = { ...withCard(state, input), person: state.person ?? input.person };
      return begin(known, { kind: 'find', from: { ...screen, fault: null } });
    }
    case 'card-failed':
      return { ...show(state, { at: 'identify', fault: input.fault }), outcome: 'card-fault-told' };
    case 'choose-tile':
      if (input.tile === 'check-in') return show(state, { at: 'check-in', fault: null });
      return input.tile === 'no-card' ? show(state, { at: 'no-card' }) : null;
    case 'back':
      return show(state, { at: 'home' });
    default:
      return null;
  }
}
