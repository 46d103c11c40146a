import type { StaffId, TicketId, WindowId } from '../../../protocol/ids.ts';
import type { CallExplanation } from '../../../protocol/ticket.ts';
import type { HallEvent } from '../../domain/hall.ts';

/** One line of what happened to a ticket. */
export interface HistoryLine {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly staff: StaffId | null;
  readonly window: WindowId | null;
  readonly explanation?: CallExplanation;
  readonly reason: string | null;
}

/** The tickets of today, each with its past: what staff are shown when they ask why. */
export type TicketHistory = Map<TicketId, HistoryLine[]>;

/** Folds one event in place; `actor` as it stands in the ledger (see `actorName`). A new day begins empty. */
export function foldHistory(history: TicketHistory, event: HallEvent, seq: number, actor: string): void {
  if (event.type === 'ServiceDayOpened') history.clear();
  const line: HistoryLine = {
    seq,
    type: event.type,
    at: event.at,
    staff: actor.startsWith('staff:') ? (actor.slice('staff:'.length) as StaffId) : null,
    window: 'window' in event ? event.window : null,
    reason: 'reason' in event ? event.reason : null,
    ...('explanation' in event ? { explanation: event.explanation } : {}),
  };
  for (const ticket of ticketsOf(event)) {
    const lines = history.get(ticket);
    if (lines) lines.push(line);
    else history.set(ticket, [line]);
  }
}

/** Whose past an event is: a step that was taken back belongs to all that it had moved. */
function ticketsOf(event: HallEvent): readonly TicketId[] {
  if (event.type === 'WindowActionUndone') return event.undone.map((step) => step.ticket);
  return 'ticket' in event ? [event.ticket] : [];
}
