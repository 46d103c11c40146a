import type { Catalogue } from '../../protocol/catalogue.ts';
import { assertNever } from '../../protocol/result.ts';
import type { Group, WaitEstimate } from '../../protocol/ticket.ts';
import { waitRange } from '../../protocol/wait-range.ts';
import { pick } from '../../ui/i18n/locale.ts';
import type { Wish } from '../flow/state.ts';
import { itemText } from '../models/item-text.ts';
import { m } from '../paraglide/messages.js';

/** Groups that a visitor may name. */
const groupsBesideAge: readonly Group[] = ['veteran', 'disabled', 'other-special'];

/** The card tells the age by itself; without one age is asked too. */
export function askedGroups(hasCard: boolean): readonly Group[] {
  return hasCard ? groupsBesideAge : ['senior', 'very-senior', ...groupsBesideAge];
}

export function groupWords(group: Group): string {
  const words: Record<Group, () => string> = {
    general: m.group_general,
    senior: m.group_senior,
    'very-senior': m.group_very_senior,
    veteran: m.group_veteran,
    disabled: m.group_disabled,
    'other-special': m.group_other,
  };
  return words[group]();
}

/** What the ticket is for, as the screen says it. */
export function wishWords(wish: Wish, catalogue: Catalogue | null): string {
  switch (wish.kind) {
    case 'item':
      return itemName(catalogue, wish.no) ?? m.wish_direct();
    case 'direct':
      return m.wish_direct();
    case 'result-pickup':
      return m.wish_pickup();
    case 'unresolved-matter':
      return m.wish_unresolved();
  }
}

function itemName(catalogue: Catalogue | null, no: number): string | null {
  const text = itemText(catalogue, no);
  return text === null ? null : pick(text);
}

/** The wait of one's own ticket. */
export function waitWords(estimate: WaitEstimate | null): string {
  const range = waitRange(estimate);
  switch (range.kind) {
    case 'unknown':
      return m.ticket_wait_unknown();
    case 'within':
      return m.ticket_wait_short({ to: range.toMinutes });
    case 'between':
      return m.ticket_wait({ from: range.fromMinutes, to: range.toMinutes });
    default:
      return assertNever(range);
  }
}

/** The wait of a line, before a ticket is taken. */
export function queueWords(estimate: WaitEstimate | null): string {
  const range = waitRange(estimate);
  switch (range.kind) {
    case 'unknown':
      return m.queue_unknown();
    case 'within':
      return m.queue_wait_short({ to: range.toMinutes });
    case 'between':
      return m.queue_wait({ from: range.fromMinutes, to: range.toMinutes });
    default:
      return assertNever(range);
  }
}
