import type { BoardCall } from '../../../protocol/views.ts';
import type { HallEvent, HallState } from '../../domain/hall.ts';

/** The last calls of the day, newest first. Folded beside the state, which keeps no past. */
export interface RecentCalls {
  calls: readonly BoardCall[];
}

const kept = 6;

/** Folds one event; `state` has folded it already. A call that was taken back vanishes. */
export function foldRecentCalls(recent: RecentCalls, event: HallEvent, state: HallState): void {
  switch (event.type) {
    case 'TicketCalled':
    case 'TicketRecalled': {
      const ticket = state.queue.tickets.get(event.ticket) ?? state.queue.ended.get(event.ticket);
      const window = state.queue.windows.get(event.window);
      if (!ticket || !window) return;
      const call: BoardCall = {
        number: ticket.number,
        window: window.id,
        windowLabel: window.config.label,
        direction: window.config.direction,
        at: event.at,
        recalls: event.type === 'TicketRecalled' ? event.recalls : 0,
      };
      recent.calls = [call, ...recent.calls.filter((other) => other.number !== call.number)].slice(0, kept);
      return;
    }
    case 'WindowActionUndone': {
      if (!event.undone.includes('TicketCalled')) return;
      const stillThere = state.queue.windows.get(event.window)?.ticket;
      const number = stillThere ? state.queue.tickets.get(stillThere)?.number : undefined;
      const undone = recent.calls.find((call) => call.window === event.window && call.number !== number);
      recent.calls = recent.calls.filter((call) => call !== undone);
      return;
    }
    case 'ServiceDayOpened':
      recent.calls = [];
      return;
    default:
      return;
  }
}
