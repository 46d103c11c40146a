import type { TicketId } from '../../../protocol/ids.ts';
import type { BoardCall } from '../../../protocol/views.ts';
import type { HallEvent, HallState } from '../../domain/hall.ts';

/** The last calls of the day, newest first. Folded beside the state, which keeps no past. */
export interface RecentCalls {
  calls: readonly BoardCall[];
}

const kept = 6;

/** Folds one event; `state` has folded it already. A call that was taken back, missed or sent elsewhere, or that nobody stands behind any more, vanishes: it must lead nobody to that window. */
export function foldRecentCalls(recent: RecentCalls, event: HallEvent, state: HallState): void {
  switch (event.type) {
    case 'TicketCalled':
    case 'TicketRecalled': {
      const number = numberOf(state, event.ticket);
      const window = state.queue.windows.get(event.window);
      if (number === undefined || !window) return;
      const call: BoardCall = {
        number,
        window: window.id,
        windowLabel: window.config.label,
        direction: window.config.direction,
        at: event.at,
        recalls: event.type === 'TicketRecalled' ? event.recalls : 0,
      };
      recent.calls = [call, ...recent.calls.filter((other) => other.number !== number)].slice(0, kept);
      return;
    }
    case 'CallReturned':
    case 'TicketMissed':
    case 'TicketTransferred':
      forget(recent, numberOf(state, event.ticket));
      return;
    case 'WindowActionUndone':
      for (const { type, ticket } of event.undone) if (type === 'TicketCalled') forget(recent, numberOf(state, ticket));
      return;
    case 'ServiceDayOpened':
      recent.calls = [];
      return;
    default:
      return;
  }
}

function forget(recent: RecentCalls, number: string | undefined): void {
  recent.calls = recent.calls.filter((call) => call.number !== number);
}

function numberOf({ queue }: HallState, id: TicketId): string | undefined {
  return (queue.tickets.get(id) ?? queue.ended.get(id))?.number;
}
