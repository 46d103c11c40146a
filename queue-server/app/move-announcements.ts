import type { HallConfig } from '../../protocol/hall-config.ts';
import type { TicketId, WindowId } from '../../protocol/ids.ts';
import type { Announcement } from '../../protocol/views.ts';
import type { HallEvent, HallState } from '../domain/hall.ts';
import { ticketMovedWords, windowMovedWords } from '../speech/move-words.ts';
import { placeOf, type RecentMoves } from '../views/moves/recent-moves.ts';
import { audioOf } from './announcements.ts';

/**
 * What boards say of moves (B-15): one of a ticket that was already called, and one of all who waited for a window that
 * serves nobody any more. Other moves are shown and not spoken. `recent` has folded the event already.
 */
export function moveAnnouncementOf(
  event: HallEvent,
  recent: RecentMoves,
  state: HallState,
  config: HallConfig,
  seq: number,
): Announcement | null {
  const common = { id: `${config.id}-${seq}`, at: event.at, kind: 'notice', number: null } as const;
  switch (event.type) {
    case 'TicketTransferred': {
      const ticket = state.queue.tickets.get(event.ticket);
      if (!ticket || !recent.moves.get(event.ticket)?.wasCalled) return null;
      const windowLabel = targetOf(state, ticket.id);
      const audio = audioOf(config, event.at, 'moved-tickets', wordsOf({ number: ticket.number, window: windowLabel }));
      return { ...common, windowLabel, text: ticketMovedWords(ticket.number, windowLabel), audio };
    }
    case 'TicketsReassigned':
      return left(event.moved.map(({ ticket, reservedFor }) => ({ ticket, from: reservedFor })));
    case 'WindowClosing':
    case 'WindowClosed': {
      const moved = [...recent.moves].filter(([, move]) => move.at === event.at && move.from === event.window);
      return left(moved.map(([ticket, { from }]) => ({ ticket, from })));
    }
    default:
      return null;
  }

  function left(moved: readonly { readonly ticket: TicketId; readonly from: WindowId | null }[]): Announcement | null {
    const first = moved.find(({ from }) => from !== null && isShut(state, from));
    const window = first?.from ? state.queue.windows.get(first.from) : undefined;
    if (!first || !window) return null;
    const { label } = window.config;
    const to = targetOf(state, first.ticket);
    const audio = audioOf(config, event.at, 'moved-windows', wordsOf({ from: label, window: to }));
    return { ...common, windowLabel: to, text: windowMovedWords(label, to), audio };
  }
}

function isShut(state: HallState, id: WindowId): boolean {
  const status = state.queue.windows.get(id)?.status;
  return status === 'closed' || status === 'closing' || status === 'paused';
}

/** The one window that calls it now; null where several may. */
function targetOf(state: HallState, id: TicketId): string | null {
  const ticket = state.queue.tickets.get(id);
  const windows = ticket ? placeOf(ticket, state.queue).windows : [];
  return windows.length === 1 ? (windows[0] ?? null) : null;
}

function wordsOf({ window, ...others }: { readonly window: string | null } & Readonly<Record<string, string | null>>) {
  const words = Object.entries({ ...others, window }).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(words);
}
