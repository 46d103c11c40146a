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
export interface TidalAdviceDeclined extends Event<'TidalAdviceDeclined'> {
  readonly advice: string;
  readonly staff: StaffId | null;
  readonly why: string;
}
/** A window that should have opened does not: nobody came, or it is no longer needed. */
export interface TidalOpeningDropped extends Event<'TidalOpeningDropped'> {
  readonly tidalWindow: WindowId;
}
export type TideEvent = TidalAdvised | TidalAdviceAccepted | TidalAdviceDeclined | TidalOpeningDropped;

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
}
export interface AdviseTide extends Command<'AdviseTide'> {
  readonly advice: string;
  readonly kind: 'open' | 'close';
  readonly tidalWindow: WindowId;
  readonly grounds: TidalReason;
  readonly teller: 'signed-in' | 'missing';
}
export interface AnswerTidalAdvice extends Command<'AnswerTidalAdvice'> {
  readonly advice: string;
  readonly accept: boolean;
  /** Why not; needed to decline. */
  readonly why: string | null;
}
export type TideCommand = AdviseTide | AnswerTidalAdvice;

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
      state.advice = null;
      return;
    case 'TidalOpeningDropped':
      state.opening.delete(event.tidalWindow);
      return;
    default:
      assertNever(event);
  }
}

/** New advice replaces the old; opening is accepted only with a qualified teller signed in. */
export function decideTide(state: TideState, command: TideCommand): Result<readonly TideEvent[], Refusal> {
  const { at } = command;
  if (command.type === 'AdviseTide') {
    const { advice, kind, tidalWindow, grounds, teller } = command;
    const same = state.advice?.kind === kind && state.advice.window === tidalWindow && state.advice.teller === teller;
    return ok(same ? [] : [{ type: 'TidalAdvised', at, advice, kind, tidalWindow, grounds, teller }]);
  }
  const open = state.advice;
  if (open?.id !== command.advice) return err(refuse('no_such_advice'));
  const staff = staffOf(command.actor);
  if (!command.accept) {
    if (command.why === null) return err(refuse('reason_required'));
    return ok([{ type: 'TidalAdviceDeclined', at, advice: open.id, staff, why: command.why }]);
  }
  if (open.kind === 'open' && open.teller === 'missing') return err(refuse('no_qualified_teller'));
  return ok([{ type: 'TidalAdviceAccepted', at, advice: open.id, kind: open.kind, tidalWindow: open.window, staff }]);
}
