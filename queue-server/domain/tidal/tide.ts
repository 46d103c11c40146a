import type { WindowConfig } from '../../../protocol/hall-config.ts';
import type { StaffId, WindowId } from '../../../protocol/ids.ts';
import { type Refusal, refuse } from '../../../protocol/problems.ts';
import { assertNever, err, ok, type Result } from '../../../protocol/result.ts';
import { type Actor, staffOf } from '../actor.ts';
import type { TidalReason } from './tidal-rule.ts';

/** Advice that waits for the manager, or was followed at once where the hall says so (B-08; S2 4.3.2). */
export interface OpenAdvice {
  readonly id: string;
  readonly kind: 'open' | 'close';
  readonly window: WindowId;
  readonly grounds: TidalReason;
  readonly teller: 'signed-in' | 'missing';
  readonly at: number;
}

/** Of the open day only: the next one begins without advice (B-08). */
export interface TideState {
  advice: OpenAdvice | null;
  /** Windows that shall open, and since when; a qualified teller goes on duty at them. */
  opening: Map<WindowId, number>;
}

export function initialTide(): TideState {
  return { advice: null, opening: new Map() };
}

interface Event<Type extends string> {
  readonly type: Type;
  readonly at: number;
}
/** The rule asks to open or close a tidal window, and on what grounds (B-08; S2 4.3.2). */
export interface TidalAdvised extends Event<'TidalAdvised'> {
  readonly advice: string;
  readonly kind: 'open' | 'close';
  readonly tidalWindow: WindowId;
  readonly grounds: TidalReason;
  readonly teller: 'signed-in' | 'missing';
}
/** Who followed it: the manager, or nobody where it is automatic. */
export interface TidalAdviceAccepted extends Event<'TidalAdviceAccepted'> {
  readonly advice: string;
  readonly kind: 'open' | 'close';
  readonly tidalWindow: WindowId;
  readonly staff: StaffId | null;
}
/** The window stays as it is, and this is why (B-08). */
export interface TidalAdviceDeclined extends Event<'TidalAdviceDeclined'> {
  readonly advice: string;
  readonly staff: StaffId | null;
  readonly why: string;
}
/** The rule does not ask for it any more, and nobody had answered. */
export interface TidalAdviceWithdrawn extends Event<'TidalAdviceWithdrawn'> {
  readonly advice: string;
}
/** A window that should have opened does not: nobody came. */
export interface TidalOpeningDropped extends Event<'TidalOpeningDropped'> {
  readonly tidalWindow: WindowId;
}
export type TideEvent =
  | TidalAdvised
  | TidalAdviceAccepted
  | TidalAdviceDeclined
  | TidalAdviceWithdrawn
  | TidalOpeningDropped;

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
}
/** Replaces open advice; the same once more causes no event (B-08). */
export interface AdviseTide extends Command<'AdviseTide'> {
  readonly advice: string;
  readonly kind: 'open' | 'close';
  readonly tidalWindow: WindowId;
  readonly grounds: TidalReason;
  readonly teller: 'signed-in' | 'missing';
}
/** By the manager, or by the system in an automatic hall; refused where other advice is open, or none (B-08). */
export interface AnswerTidalAdvice extends Command<'AnswerTidalAdvice'> {
  readonly advice: string;
  readonly accept: boolean;
  /** Why not; needed to decline. */
  readonly why: string | null;
  /** Qualified tellers who are signed in and at no window at this moment. */
  readonly freeTellers: number;
}
/** The rule does not ask for it any more; advice that was answered meanwhile causes no event. */
export interface WithdrawTidalAdvice extends Command<'WithdrawTidalAdvice'> {
  readonly advice: string;
}
/** No teller came in time; a window that opened meanwhile causes no event. */
export interface DropTidalOpening extends Command<'DropTidalOpening'> {
  readonly tidalWindow: WindowId;
}
export type TideCommand = AdviseTide | AnswerTidalAdvice | WithdrawTidalAdvice | DropTidalOpening;

/** Folds one event in place; what becomes of the windows themselves is told to `settleTide`. */
export function evolveTide(state: TideState, event: TideEvent): void {
  switch (event.type) {
    case 'TidalAdvised': {
      const { advice: id, kind, tidalWindow: window, grounds, teller, at } = event;
      state.advice = { id, kind, window, grounds, teller, at };
      return;
    }
    case 'TidalAdviceAccepted':
      state.advice = null;
      if (event.kind === 'open') state.opening.set(event.tidalWindow, event.at);
      return;
    case 'TidalAdviceDeclined':
    case 'TidalAdviceWithdrawn':
      state.advice = null;
      return;
    case 'TidalOpeningDropped':
      state.opening.delete(event.tidalWindow);
      return;
    default:
      assertNever(event);
  }
}

/** A window has opened or closed, by advice or by hand: what was advised of it is settled. */
export function settleTide(state: TideState, kind: OpenAdvice['kind'], window: WindowId): void {
  if (kind === 'open') state.opening.delete(window);
  if (state.advice?.kind === kind && state.advice.window === window) state.advice = null;
}

/** Windows that a new configuration has no more, or that are no tidal ones in it, are neither advised of nor waited for (B-09). */
export function keepTidal(state: TideState, windows: readonly WindowConfig[]): void {
  const isTidal = (id: WindowId) => windows.some((window) => window.id === id && window.tidal);
  for (const id of state.opening.keys()) if (!isTidal(id)) state.opening.delete(id);
  if (state.advice && !isTidal(state.advice.window)) state.advice = null;
}

/** New advice replaces the old; what is settled already is withdrawn or dropped without a word. */
export function decideTide(state: TideState, command: TideCommand): Result<readonly TideEvent[], Refusal> {
  const { at } = command;
  switch (command.type) {
    case 'AdviseTide': {
      const { advice, kind, tidalWindow, grounds, teller } = command;
      const same = state.advice?.kind === kind && state.advice.window === tidalWindow && state.advice.teller === teller;
      return ok(same ? [] : [{ type: 'TidalAdvised', at, advice, kind, tidalWindow, grounds, teller }]);
    }
    case 'WithdrawTidalAdvice':
      return ok(
        state.advice?.id === command.advice ? [{ type: 'TidalAdviceWithdrawn', at, advice: command.advice }] : [],
      );
    case 'DropTidalOpening':
      return ok(
        state.opening.has(command.tidalWindow)
          ? [{ type: 'TidalOpeningDropped', at, tidalWindow: command.tidalWindow }]
          : [],
      );
    case 'AnswerTidalAdvice':
      return answer(state, command);
    default:
      return assertNever(command);
  }
}

/** Opening needs a qualified teller who is signed in, and not yet on the way to another tidal window. */
function answer(state: TideState, command: AnswerTidalAdvice): Result<readonly TideEvent[], Refusal> {
  const { at, accept, why, freeTellers } = command;
  const open = state.advice;
  if (open?.id !== command.advice) return err(refuse('no_such_advice'));
  const staff = staffOf(command.actor);
  if (!accept) {
    if (why === null) return err(refuse('reason_required'));
    return ok([{ type: 'TidalAdviceDeclined', at, advice: open.id, staff, why }]);
  }
  if (open.kind === 'open' && freeTellers <= state.opening.size) return err(refuse('no_qualified_teller'));
  return ok([{ type: 'TidalAdviceAccepted', at, advice: open.id, kind: open.kind, tidalWindow: open.window, staff }]);
}
