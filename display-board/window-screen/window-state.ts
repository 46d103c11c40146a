import type { BoardWindow } from '../../protocol/views.ts';

/** What stands over a window (C-02, S2 4.3.5): a number only where it is surely so. */
export type WindowState =
  | { readonly kind: 'please-wait' }
  | { readonly kind: 'closed'; readonly tidal: boolean }
  | { readonly kind: 'paused'; readonly staffNo: string | null }
  | {
      readonly kind: 'serving';
      readonly number: string | null;
      readonly staffNo: string | null;
      readonly tidal: boolean;
      /** No further number is called. */
      readonly closing: boolean;
    };

/** Where the window is not known, or the server has not been heard of lately, the screen says 请稍候 and shows nothing old. */
export function windowState(window: BoardWindow | undefined, isLive: boolean): WindowState {
  if (window === undefined || !isLive) return { kind: 'please-wait' };
  const { status, number, staffNo, tidal } = window;
  switch (status) {
    case 'closed':
      return { kind: 'closed', tidal };
    case 'paused':
      return { kind: 'paused', staffNo };
    case 'ready':
    case 'serving':
      return { kind: 'serving', number, staffNo, tidal, closing: false };
    case 'closing':
      return { kind: 'serving', number, staffNo, tidal, closing: true };
    default:
      // A status of a newer server.
      return { kind: 'please-wait' };
  }
}
