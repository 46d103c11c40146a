import type { TicketId } from '../../protocol/ids.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { draggedWith, extended } from '../models/ticket-selection.ts';
import type { MovesModel } from './moves-model.ts';

const alongColumn: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const acrossColumns: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The board by keyboard: arrows go through a column and across the columns, with Shift they choose on the way,
 * M asks where to move what is chosen or has the focus, Escape gives the choice up.
 */
export function boardKey(
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
  view: StaffQueueView,
  moves: MovesModel,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') moves.stopSelecting();
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ticket]') : null;
  if (card === null) return;
  if (event.key === 'm' || event.key === 'M') {
    event.preventDefault();
    moves.plan(draggedWith(view, moves.selection.peek(), ticketOf(card)), null);
    return;
  }
  const next = neighbour(event.currentTarget, card, event.key);
  if (next === null) return;
  event.preventDefault();
  if (event.shiftKey && event.key in alongColumn) {
    moves.startSelecting();
    moves.select(extended(moves.selection.peek(), ticketOf(card), ticketOf(next)));
  }
  next.focus();
}

function ticketOf(card: HTMLElement): TicketId {
  return card.dataset.ticket as TicketId;
}

/** The card that this key leads to; the same one at the end of a column, null for other keys. */
function neighbour(board: HTMLElement, card: HTMLElement, key: string): HTMLElement | null {
  const columns = [...board.querySelectorAll('[data-column]')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-ticket]')])
    .filter((cards) => cards.length > 0);
  const at = columns.findIndex((cards) => cards.includes(card));
  const row = columns[at]?.indexOf(card) ?? 0;
  const down = alongColumn[key];
  if (down !== undefined) return columns[at]?.[row + down] ?? card;
  const across = acrossColumns[key];
  if (across === undefined) return null;
  const beside = columns[at + across];
  return beside?.[Math.min(row, beside.length - 1)] ?? card;
}
