import type { CardData } from '../../protocol/agent.ts';
import type { Person } from '../flow/state.ts';
import { maskName } from './mask.ts';

/** What the flow may know of who holds a card. */
export function personOf({ name, medium, expired }: CardData): Person {
  return { maskedName: maskName(name), medium, ...(expired === undefined ? {} : { expired }) };
}
