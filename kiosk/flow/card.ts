import type { Input } from './inputs.ts';
import type { KioskState } from './state.ts';

type CardRead = Extract<Input, { type: 'card-read' }>;
type CardRemoved = Extract<Input, { type: 'card-removed' }>;

/** After a card was read: whether one lies on the reader. An electronic card never does, and it takes none away. */
export function withCard(state: KioskState, { onReader }: CardRead): KioskState {
  return { ...state, cardOnReader: state.cardOnReader || onReader !== false };
}

/** After a card was taken away: whether one still lies on the other reader. */
export function withoutCard(state: KioskState, { left }: CardRemoved): KioskState {
  return { ...state, cardOnReader: left === true };
}
