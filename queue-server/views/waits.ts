import type { TicketId } from '../../protocol/ids.ts';
import type { Lane, WaitEstimate } from '../../protocol/ticket.ts';

/** The estimates that are known now: asked for at no cost by whatever prints or shows one. Null is 暂无法估计. */
export interface Waits {
  /** For somebody who joins a lane now. */
  lane(lane: Lane): WaitEstimate | null;
  /** For a ticket that waits: its whole wait, from its start. */
  ticket(id: TicketId): WaitEstimate | null;
}

/** Where there is no ground for any estimate. */
export const noWaits: Waits = { lane: () => null, ticket: () => null };
