import { type Lane, lanes } from '../../protocol/ticket.ts';
import type { StaffQueueView, StaffTicket, StaffWindow } from '../../protocol/views.ts';
import { type MoveTarget, poolOfLane } from './move-target.ts';

/** One column of waiting people on the guidance page, in order of issue. */
export type QueueColumn =
  | { readonly kind: 'lane'; readonly lane: Lane; readonly tickets: readonly StaffTicket[] }
  /** Those who wait for one window alone. */
  | { readonly kind: 'window'; readonly window: StaffWindow; readonly tickets: readonly StaffTicket[] };

const alwaysShown: readonly Lane[] = ['green', 'appointment', 'senior', 'general'];

/** The lines of the common pool always; the other lines, and the windows, while somebody stands there (B-15). */
export function queueColumns(view: StaffQueueView): readonly QueueColumn[] {
  const waiting = view.tickets.filter((ticket) => ticket.status === 'waiting');
  const reserved = view.windows
    .map((window) => ({
      kind: 'window' as const,
      window,
      tickets: waiting.filter((ticket) => ticket.window === window.id),
    }))
    .filter((column) => column.tickets.length > 0);
  const atWindows = new Set(reserved.flatMap((column) => column.tickets));
  const inLanes = lanes
    .map((lane) => ({
      kind: 'lane' as const,
      lane,
      tickets: waiting.filter((ticket) => ticket.lane === lane && !atWindows.has(ticket)),
    }))
    .filter((column) => column.tickets.length > 0 || alwaysShown.includes(column.lane));
  return [...inLanes, ...reserved];
}

/** A name for the column that no other has; letters, digits and hyphens. */
export function columnKey(column: QueueColumn): string {
  return column.kind === 'lane' ? `lane-${column.lane}` : `window-${column.window.id}`;
}

/** Where a ticket goes that is dropped onto the column. */
export function columnTarget(column: QueueColumn): MoveTarget {
  if (column.kind === 'window') return column;
  return { kind: 'pool', pool: poolOfLane(column.lane) };
}

/** What guidance staff may do with a ticket in its present state. */
export type GuideAction = 'transfer' | 'grant' | 'cancel' | 'reactivate';

/** In the order of their buttons; none while it is called or served, and none once it has ended. */
export function guideActions(ticket: StaffTicket): readonly GuideAction[] {
  if (ticket.status === 'waiting') return ['transfer', 'grant', 'cancel'];
  if (ticket.status === 'no-show') return ['reactivate', 'cancel'];
  return ticket.status === 'held' ? ['transfer'] : [];
}
