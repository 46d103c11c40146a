import type { DeskView } from './devices-api.ts';
import type { Problem } from './problems.ts';
import type { BoardChange, BoardView, HelpCall, StaffQueueChange, StaffQueueView, TicketView } from './views.ts';

/**
 * Facts come down by Socket.IO (namespace `/`, path `/socket.io`, websocket transport); commands go up by HTTP, never here.
 * A client says who it is in `auth`: `{token}` for a device, nothing for staff, whose cookie speaks, nor for the page behind the QR code.
 * It then asks for one view with the `seq` that it has; the answer is a snapshot, or `null` where it is up to date.
 */
export interface ServerToClientEvents {
  'board:changed': (change: BoardChange) => void;
  'queue:changed': (change: StaffQueueChange) => void;
  /** The whole ticket: it is small. */
  'ticket:changed': (ticket: TicketView) => void;
  /** The whole desk: it is small, and few look at it. */
  'devices:changed': (desk: DeskView) => void;
  /** To the kiosk whose call for help was answered. */
  'help:acknowledged': (help: Pick<HelpCall, 'id'>) => void;
  /** The device was revoked or the session ended: forget the token. */
  'access:ended': () => void;
  /** Every 5 s: the server's clock, by which screens show the time and know that they are live. */
  'clock:tick': (nowMs: number) => void;
}

export type Followed<View> =
  | { readonly ok: true; readonly snapshot: View | null; readonly now: number }
  | { readonly ok: false; readonly problem: Problem };

/** Which hall, and how far the client has its view. A `seq` with a fraction is always answered with a snapshot. */
export interface FollowRequest {
  readonly hall: string;
  /** Last `seq` seen; 0 for none. */
  readonly seq: number;
}

/** The views need `board.read`, `queue.read` and `device.read` in the hall; a ticket is followed by its id. */
export interface ClientToServerEvents {
  'board:follow': (request: FollowRequest, reply: (followed: Followed<BoardView>) => void) => void;
  'queue:follow': (request: FollowRequest, reply: (followed: Followed<StaffQueueView>) => void) => void;
  'devices:follow': (request: FollowRequest, reply: (followed: Followed<DeskView>) => void) => void;
  'ticket:follow': (
    request: FollowRequest & { readonly ticket: string },
    reply: (followed: Followed<TicketView>) => void,
  ) => void;
}

export type SocketAuth = { readonly token: string } | Record<string, never>;
