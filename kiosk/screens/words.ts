import type { Catalogue } from '../../protocol/catalogue.ts';
import type { Text } from '../../protocol/text.ts';
import type { Group, WaitEstimate } from '../../protocol/ticket.ts';
import { pick } from '../../ui/i18n/locale.ts';
import type { Wish } from '../flow/state.ts';
import { waitRange } from '../models/wait-range.ts';
import { m } from '../paraglide/messages.js';

/** Groups that a visitor may name; the card tells the age by itself, so without a card age is asked too. */
export const askedGroups: readonly Group[] = ['senior', 'very-senior', 'veteran', 'disabled', 'other-special'];

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

export function itemText(catalogue: Catalogue | null, no: number): Text | null {
  const item = catalogue?.items.find((one) => one.no === no);
  return item === undefined ? null : { zh: item.zh, en: item.en };
}

function itemName(catalogue: Catalogue | null, no: number): string | null {
  const text = itemText(catalogue, no);
  return text === null ? null : pick(text);
}

export function waitWords(estimate: WaitEstimate | null): string {
  if (estimate === null) return m.ticket_wait_unknown();
  const { from, to } = waitRange(estimate);
  return from === 0 ? m.ticket_wait_short({ to }) : m.ticket_wait({ from, to });
}

export function queueWords(estimate: WaitEstimate | null): string {
  if (estimate === null) return m.queue_unknown();
  const { from, to } = waitRange(estimate);
  return from === 0 ? m.queue_wait_short({ to }) : m.queue_wait({ from, to });
}
