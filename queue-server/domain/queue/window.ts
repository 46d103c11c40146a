import type { WindowConfig } from '../../../protocol/hall-config.ts';
import type { StaffId, TicketId, WindowId } from '../../../protocol/ids.ts';
import type { WindowStatus } from '../../../protocol/views.ts';
import type { CallingWindow } from './call-order/waiting-ticket.ts';
import type { UndoneStep } from './events.ts';
import type { Ticket } from './ticket.ts';

/** What the last step at a window changed, so that it can be taken back for a few seconds. */
export interface LastAction {
  readonly at: number;
  readonly steps: readonly UndoneStep[];
  /** The tickets as they were before it. */
  readonly tickets: readonly Ticket[];
  readonly ticket: TicketId | null;
  readonly held: readonly TicketId[];
  readonly finishedToday: number;
  /** Whom the call in it overtook. */
  overtaken: readonly TicketId[];
  /** The versions that the tickets had right after it: a ticket that moved on since cannot be taken back. */
  readonly versions: ReadonlyMap<TicketId, number>;
}

/** A window today: `closed → ready → closed`, `ready ⇄ serving`, `ready ⇄ paused`; from `serving` it closes by way of `closing`. */
export interface ServiceWindow {
  readonly id: WindowId;
  config: WindowConfig;
  status: WindowStatus;
  staff: StaffId | null;
  staffNo: string | null;
  /** Ticket called to it or served at it. */
  ticket: TicketId | null;
  held: TicketId[];
  pauseReason: string | null;
  openedAt: number | null;
  pausedAt: number | null;
  finishedToday: number;
  lastAction: LastAction | null;
}

/** Nobody on duty, nothing at it, nothing to undo: as each day begins. `finishedToday` is 0 too. */
export function closedWindow(config: WindowConfig): ServiceWindow {
  return {
    id: config.id,
    config,
    status: 'closed',
    staff: null,
    staffNo: null,
    ticket: null,
    held: [],
    pauseReason: null,
    openedAt: null,
    pausedAt: null,
    finishedToday: 0,
    lastAction: null,
  };
}

/** The window as the call order sees it. */
export function callingWindow(window: ServiceWindow): CallingWindow {
  const { id, kind, services, lowCounter } = window.config;
  return { id, kind, services, lowCounter };
}
