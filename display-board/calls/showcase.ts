import type { BoardCall, BoardView } from '../../protocol/views.ts';

/** Three flashes at one a second, which is safe for people with epilepsy, and ten steady seconds: what a call gets while it is alone. */
export const fullShowMs = 13_000;
/** What a call gets while several wait behind it; it then goes on standing in the list. */
export const shortShowMs = 5_000;

/** What the big panel shows and what will follow there. Calls that wait for the panel stand in the list meanwhile. */
export interface Showcase {
  readonly shown: { readonly call: BoardCall; readonly since: number; readonly fresh: boolean } | null;
  readonly waiting: readonly BoardCall[];
}

/** After a start or a reconnect: the latest call, steady. What was called while the board was away is not new. */
export function showcaseOf(view: BoardView, now: number): Showcase {
  return { shown: view.current === null ? null : { call: view.current, since: now, fresh: false }, waiting: [] };
}

/** A call or recall has come: it waits for the panel; a call of the same number that waits already is replaced. */
export function callArrived(showcase: Showcase, call: BoardCall, now: number): Showcase {
  const waiting = [...showcase.waiting.filter((other) => other.number !== call.number), call];
  return advanced({ ...showcase, waiting }, now);
}

/** Moves on when the shown call has had its time. */
export function advanced(showcase: Showcase, now: number): Showcase {
  const [first, ...rest] = showcase.waiting;
  if (first === undefined || now < nextMove(showcase)) return showcase;
  return { shown: { call: first, since: now, fresh: true }, waiting: rest };
}

/** When the next call may take the panel; infinite where none waits. */
export function nextMove(showcase: Showcase): number {
  const { shown, waiting } = showcase;
  if (waiting.length === 0) return Number.POSITIVE_INFINITY;
  const sameNumber = shown !== null && waiting[0]?.number === shown.call.number;
  if (shown === null || !shown.fresh || sameNumber) return Number.NEGATIVE_INFINITY;
  return shown.since + (waiting.length > 1 ? shortShowMs : fullShowMs);
}

/**
 * Fits the showcase to the server's view, also after a reconnect and as time goes by: takes out calls that were undone, missed
 * or withdrawn before their turn, and shows the latest call, steady, where the panel is done with one that is not it.
 */
export function reconciled(showcase: Showcase, view: BoardView, now: number): Showcase {
  const { shown } = showcase;
  const holding = showcase.waiting.filter((call) => holds(view, call));
  const kept = holding.length === showcase.waiting.length ? showcase : { shown, waiting: holding };
  if (holding.length > 0) return advanced(isKnown(view, shown?.call) ? kept : { shown: null, waiting: holding }, now);
  if (shown === null && view.current === null) return kept;
  const isBusy = shown?.fresh === true && now < shown.since + fullShowMs;
  const isLatest = shown !== null && view.current !== null && sameCall(shown.call, view.current);
  return isKnown(view, shown?.call) && (isBusy || isLatest) ? kept : showcaseOf(view, now);
}

/** The list under the panel: what waits for the panel first, then the last calls; never what the panel shows. */
export function listedCalls(showcase: Showcase, view: BoardView, count: number): readonly ListedCall[] {
  const isShown = (call: BoardCall) => showcase.shown !== null && call.number === showcase.shown.call.number;
  const waiting = showcase.waiting.filter((call) => !isShown(call));
  const past = knownCalls(view).filter(
    (call) => !isShown(call) && !waiting.some((other) => other.number === call.number),
  );
  return [...waiting.map((call) => ({ call, pending: true })), ...past.map((call) => ({ call, pending: false }))].slice(
    0,
    count,
  );
}

export interface ListedCall {
  readonly call: BoardCall;
  /** Called, and still waiting for the big panel: marked, for its person is wanted now. */
  readonly pending: boolean;
}

function knownCalls(view: BoardView): readonly BoardCall[] {
  return view.current === null ? view.recent : [view.current, ...view.recent];
}

function isKnown(view: BoardView, call: BoardCall | undefined): boolean {
  return call !== undefined && knownCalls(view).some((known) => sameCall(known, call));
}

/** A call holds as long as the server names it as called to or served at its window. */
function holds(view: BoardView, call: BoardCall): boolean {
  return view.windows.some((window) => window.label === call.windowLabel && window.number === call.number);
}

function sameCall(one: BoardCall, other: BoardCall): boolean {
  return one.number === other.number && one.windowLabel === other.windowLabel;
}
