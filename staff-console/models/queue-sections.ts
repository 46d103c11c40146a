import type { WindowKind } from '../../protocol/hall-config.ts';
import type { Lane } from '../../protocol/ticket.ts';
import type { StaffQueueView, StaffTicket, StaffWindow } from '../../protocol/views.ts';

/** The list at the left of the teller terminal. */
export interface QueueSections {
  /** Waiting and within reach of this window, in order of issue; the hall's rules choose among them. */
  readonly waiting: readonly StaffTicket[];
  readonly missed: readonly StaffTicket[];
  /** On hold at this window. */
  readonly held: readonly StaffTicket[];
}

const poolKinds: Readonly<Partial<Record<Lane, WindowKind>>> = {
  bulk: 'bulk',
  'unresolved-matter': 'unresolved-matter',
  'result-pickup': 'result-pickup',
};

/** Splits the open tickets for one window. */
export function queueSections(view: StaffQueueView, window: StaffWindow): QueueSections {
  const kinds = new Set(view.windows.map((other) => other.kind));
  return {
    waiting: view.tickets.filter((ticket) => ticket.status === 'waiting' && mayCome(ticket, window, kinds)),
    missed: view.tickets.filter((ticket) => ticket.status === 'no-show'),
    held: view.tickets.filter((ticket) => ticket.status === 'held' && ticket.window === window.id),
  };
}

/** Could the rules of the hall call this ticket to this window? A pool without a window of its own goes to the general ones. */
function mayCome(ticket: StaffTicket, window: StaffWindow, kinds: ReadonlySet<WindowKind>): boolean {
  if (ticket.window !== null) return ticket.window === window.id;
  const wanted = poolKinds[ticket.lane];
  const kind = wanted !== undefined && kinds.has(wanted) ? wanted : 'comprehensive';
  if (window.kind !== kind) return false;
  return window.services.length === 0 || ticket.service === null || window.services.includes(ticket.service);
}

/** The ticket that is called to or served at a window. */
export function ticketAt(view: StaffQueueView, window: StaffWindow): StaffTicket | null {
  return view.tickets.find((ticket) => ticket.id === window.ticket) ?? null;
}
