import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { TicketId, WindowId } from '../../../protocol/ids.ts';
import type { MoveNotice, TicketView } from '../../../protocol/views.ts';
import type { HallEvent, HallState } from '../../domain/hall.ts';
import type { QueueState } from '../../domain/queue/state.ts';
import type { Ticket } from '../../domain/queue/ticket.ts';

/** Tickets that were sent elsewhere and not called since (B-15). Folded beside the state, which keeps no past. */
export interface RecentMoves {
  readonly moves: Map<TicketId, TicketMove>;
  /** Called and not answered yet: who is on the way to a window must hear that it is another one. */
  readonly called: Set<TicketId>;
}

/** The last move of a ticket. */
export interface TicketMove {
  readonly at: number;
  /** Window that it waited for, stood at or was held by. */
  readonly from: WindowId | null;
  /** Its person was on the way to that window. */
  readonly wasCalled: boolean;
}

/** A move is told for so long where the hall sets nothing else. */
const defaultNoticeMinutes = 5;

export function noMoves(): RecentMoves {
  return { moves: new Map(), called: new Set() };
}

/** Folds one event. A ticket that is called, or has ended, stands elsewhere on the screens: its move is over. */
export function foldRecentMoves(recent: RecentMoves, event: HallEvent): void {
  const { moves, called } = recent;
  switch (event.type) {
    case 'TicketTransferred':
      moves.set(event.ticket, { at: event.at, from: event.from, wasCalled: called.delete(event.ticket) });
      return;
    case 'TicketCalled':
      called.add(event.ticket);
      moves.delete(event.ticket);
      return;
    case 'ServiceStarted':
    case 'TicketMissed':
    case 'CallReturned':
    case 'TicketHeld':
      called.delete(event.ticket);
      return;
    case 'TicketFinished':
    case 'TicketCancelled':
    case 'TicketExpired':
      called.delete(event.ticket);
      moves.delete(event.ticket);
      return;
    case 'WindowActionUndone':
      for (const { ticket } of event.undone) {
        called.delete(ticket);
        moves.delete(ticket);
      }
      return;
    case 'ServiceDayOpened':
      moves.clear();
      called.clear();
      return;
    default:
      return;
  }
}

/** What boards say of moves: numbers and where they are called now, one row a place, the latest first (B-15, C-05). */
export function projectMoves(
  recent: RecentMoves,
  { queue }: Pick<HallState, 'queue'>,
  config: HallConfig,
  now: number,
): MoveNotice[] {
  const rows = new Map<string, MoveNotice>();
  for (const [id, { at }] of recent.moves) {
    const ticket = queue.tickets.get(id);
    if (ticket?.status !== 'waiting' || !isNews(at, config, now)) continue;
    const place = placeOf(ticket, queue);
    const key = place.windows.join(' ');
    const row = rows.get(key);
    rows.set(key, { ...place, at: Math.max(at, row?.at ?? 0), numbers: [...(row?.numbers ?? []), ticket.number] });
  }
  return [...rows.values()].map((row) => ({ ...row, numbers: [...row.numbers].sort() })).sort((a, b) => b.at - a.at);
}

/** The same for the page of one ticket; nothing where it was not moved of late. */
export function ticketMove(
  recent: RecentMoves,
  ticket: Ticket,
  queue: QueueState,
  config: HallConfig,
  now: number,
): Pick<TicketView, 'moved'> {
  const move = recent.moves.get(ticket.id);
  if (!move || ticket.status !== 'waiting' || !isNews(move.at, config, now)) return {};
  return { moved: { at: move.at, windows: placeOf(ticket, queue).windows } };
}

function isNews(at: number, { calling }: HallConfig, now: number): boolean {
  return now - at < (calling.moveNoticeMinutes ?? defaultNoticeMinutes) * 60_000;
}

/** Labels of the windows that may call it: its own, those of its pool, or none for the common pool, where any may. */
export function placeOf(
  ticket: Pick<Ticket, 'reservedFor' | 'pool'>,
  queue: QueueState,
): Pick<MoveNotice, 'windows' | 'direction'> {
  const windows = [...queue.windows.values()];
  if (ticket.reservedFor === null && ticket.pool === 'common') return { windows: [], direction: null };
  const able = windows.filter(({ config }) =>
    ticket.reservedFor === null ? config.kind === ticket.pool : config.id === ticket.reservedFor,
  );
  const open = able.filter(({ status }) => status !== 'closed');
  const told = open.length > 0 ? open : able;
  const [first, ...others] = told;
  return {
    windows: told.map(({ config }) => config.label),
    direction: first && others.length === 0 ? first.config.direction : null,
  };
}
