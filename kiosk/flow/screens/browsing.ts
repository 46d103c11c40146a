import { assertNever } from '../../../protocol/result.ts';
import { withCard } from '../card.ts';
import type { Input, Tile } from '../inputs.ts';
import { answered, done, type Step, show } from '../outcome.ts';
import { begin } from '../requests.ts';
import type { Browsing, Confirming, KioskState, Wish } from '../state.ts';

const longestSearch = 12;

/** Looking around: home, themes, items, search by initials, "no card with me". */
export function onBrowsing(state: KioskState, screen: Browsing, input: Input): Step | null {
  switch (input.type) {
    case 'choose-tile':
      return screen.at === 'home' || screen.at === 'no-card' ? onTile(state, screen, input.tile) : null;
    case 'choose-theme':
      return screen.at === 'themes' ? show(state, { at: 'items', theme: input.theme }) : null;
    case 'choose-item':
      return screen.at === 'items' || screen.at === 'search'
        ? confirm(state, screen, { kind: 'item', no: input.no })
        : null;
    case 'choose-direct':
      return confirm(state, screen, { kind: 'direct' });
    case 'open-search':
      return screen.at === 'search' ? answered(state, 'already-so') : show(state, { at: 'search', typed: '' });
    case 'type-letter':
    case 'erase-letter':
    case 'clear-letters':
      return screen.at === 'search' ? onLetters(state, screen.typed, input) : null;
    case 'back':
      return onBack(state, screen);
    case 'card-read': {
      const known: KioskState = { ...withCard(state, input), person: state.person ?? input.person };
      if (state.person !== null) return answered(known, 'card-already-read');
      if (screen.at === 'home' || screen.at === 'no-card') return begin(known, { kind: 'find', from: screen });
      return done({ ...known, answer: 'card-read' });
    }
    default:
      return null;
  }
}

function onTile(state: KioskState, screen: Browsing, tile: Tile): Step {
  switch (tile) {
    case 'take-ticket':
      // An elder's ticket names no matter: the window asks. Two touches from here to the paper.
      return state.settings.elder ? confirm(state, screen, { kind: 'direct' }) : show(state, { at: 'themes' });
    case 'find-item':
      return show(state, state.settings.elder ? { at: 'themes' } : { at: 'search', typed: '' });
    case 'my-ticket':
      return state.person === null
        ? show(state, { at: 'identify', fault: null })
        : begin(state, { kind: 'find', from: screen });
    case 'check-in':
      return state.person === null
        ? show(state, { at: 'check-in', fault: null })
        : begin(state, { kind: 'find-bookings', from: screen });
    case 'result-pickup':
    case 'unresolved-matter':
      return confirm(state, screen, { kind: tile });
    case 'no-card':
      return screen.at === 'no-card' ? answered(state, 'already-so') : show(state, { at: 'no-card' });
    default:
      return assertNever(tile);
  }
}

function onLetters(
  state: KioskState,
  typed: string,
  input: Extract<Input, { type: 'type-letter' | 'erase-letter' | 'clear-letters' }>,
): Step {
  if (input.type !== 'type-letter') {
    if (typed === '') return answered(state, 'already-so');
    return show(state, { at: 'search', typed: input.type === 'erase-letter' ? typed.slice(0, -1) : '' });
  }
  if (typed.length >= longestSearch || !/^[A-Z]$/.test(input.letter)) return answered(state, 'already-so');
  return show(state, { at: 'search', typed: typed + input.letter });
}

function onBack(state: KioskState, screen: Browsing): Step {
  if (screen.at === 'home') return answered(state, 'already-so');
  return show(state, screen.at === 'items' ? { at: 'themes' } : { at: 'home' });
}

function confirm(state: KioskState, from: Browsing, wish: Wish): Step {
  const next: Confirming = { at: 'confirm', wish, group: null, matters: 1, fault: null, from };
  const { service, reachable } = state.hall;
  if (reachable && service !== null && service.state !== 'open') {
    return { state: { ...state, screen: { at: 'closed' }, answer: null }, effects: [], outcome: 'hall-closed' };
  }
  return show(state, next);
}
