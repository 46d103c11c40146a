import { type Lane, lanes } from '../../protocol/ticket.ts';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';

/** One line of waiting people on the guidance page, in order of issue. */
export interface LaneColumn {
  readonly lane: Lane;
  readonly tickets: readonly StaffTicket[];
}

const alwaysShown: readonly Lane[] = ['green', 'appointment', 'senior', 'general'];

/** The lines of the common pool always, the others while somebody stands in them. */
export function laneColumns(view: StaffQueueView): readonly LaneColumn[] {
  const waiting = view.tickets.filter((ticket) => ticket.status === 'waiting');
  return lanes
    .map((lane) => ({ lane, tickets: waiting.filter((ticket) => ticket.lane === lane) }))
    .filter((column) => column.tickets.length > 0 || alwaysShown.includes(column.lane));
}

/** What guidance staff may do with a ticket in its present state. */
export type GuideAction = 'transfer' | 'grant' | 'cancel' | 'reactivate';

export function guideActions(ticket: StaffTicket): readonly GuideAction[] {
  if (ticket.status === 'waiting') return ['transfer', 'grant', 'cancel'];
  if (ticket.status === 'no-show') return ['reactivate', 'cancel'];
  return ticket.status === 'held' ? ['transfer'] : [];
}
