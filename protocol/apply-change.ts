import type { BoardChange, BoardView, StaffQueueChange, StaffQueueView, StaffTicket } from './views.ts';

/** What came of a change: the new view, nothing new, or a gap that only a snapshot can fill. */
export type Applied<View> =
  | { readonly kind: 'applied'; readonly view: View }
  | { readonly kind: 'old' }
  | { readonly kind: 'gap' };

function position(viewSeq: number, change: { since: number; seq: number }): 'next' | 'old' | 'gap' {
  if (change.seq <= viewSeq) return 'old';
  return change.since > viewSeq ? 'gap' : 'next';
}

/** Folds a board change into what the screen holds; a change that is known already is dropped. */
export function applyBoardChange(view: BoardView, change: BoardChange): Applied<BoardView> {
  const where = position(view.seq, change);
  if (where !== 'next') return { kind: where };
  return { kind: 'applied', view: { ...view, ...change.set, seq: change.seq } };
}

/** Folds a change of the live queue into what the screen holds. */
export function applyStaffQueueChange(view: StaffQueueView, change: StaffQueueChange): Applied<StaffQueueView> {
  const where = position(view.seq, change);
  if (where !== 'next') return { kind: where };
  const changed = new Map(change.upsert.map((ticket) => [ticket.id, ticket]));
  const removed = new Set(change.remove);
  const kept = view.tickets
    .filter((ticket) => !removed.has(ticket.id))
    .map((ticket) => {
      const newer = changed.get(ticket.id);
      changed.delete(ticket.id);
      return newer ?? ticket;
    });
  const tickets = changed.size === 0 ? kept : [...kept, ...changed.values()].sort(inOrderOfIssue);
  return { kind: 'applied', view: { ...view, ...change.set, tickets, seq: change.seq } };
}

/** The order of `StaffQueueView.tickets`: by issue, those of one moment by number. */
export function inOrderOfIssue(one: StaffTicket, other: StaffTicket): number {
  const byTime = one.issuedAt - other.issuedAt || one.number.length - other.number.length;
  return byTime || (one.number < other.number ? -1 : 1);
}
