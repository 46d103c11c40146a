import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../protocol/clock.ts';
import type { Input } from '../flow/inputs.ts';
import type { Effect } from '../flow/outcome.ts';
import { initialState, type KioskState } from '../flow/state.ts';
import { step } from '../flow/step.ts';
import { timerKey, timerOf } from '../flow/timer.ts';
import type { OutcomeLog } from './outcome-log.ts';

export type Send = (input: Input) => void;

/** The running flow: state for the screens, `send` for everybody who has an input. */
export interface Kiosk {
  readonly state: ReadonlySignal<KioskState>;
  /** When the running timer fires, on the page's clock; null while none runs. */
  readonly timerEndsAt: ReadonlySignal<number | null>;
  readonly send: Send;
  /** Somebody touched the screen: the idle time begins anew, but a warning stays until it is answered. */
  touched(): void;
  stop(): void;
}

export interface KioskParts {
  readonly clock: Clock;
  readonly log: OutcomeLog;
  /** Does what the flow asks for, and sends the answer as an input. */
  readonly run: (effect: Effect, send: Send) => void;
}

/** Runs the flow machine: inputs in order, effects after the state is in place, one timer. */
export function createKiosk({ clock, log, run }: KioskParts): Kiosk {
  const state = signal<KioskState>(initialState());
  const timerEndsAt = signal<number | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let runningKey = 'none';

  function arm(): void {
    clearTimeout(timer);
    const next = timerOf(state.value);
    runningKey = timerKey(state.value);
    timerEndsAt.value = next === null ? null : clock.now() + next.afterMs;
    if (next !== null) timer = setTimeout(() => send({ type: next.input }), next.afterMs);
  }

  function send(input: Input): void {
    const before = state.value;
    const { state: next, effects, outcome } = step(before, input);
    if (outcome !== 'done') {
      log.add({ at: clock.now(), screen: before.screen.at, input: input.type, outcome });
    }
    state.value = next;
    if (timerKey(next) !== runningKey || next.screen !== before.screen) arm();
    for (const effect of effects) run(effect, send);
  }

  return {
    state,
    timerEndsAt,
    send,
    touched() {
      if (!state.value.warned) arm();
    },
    stop: () => clearTimeout(timer),
  };
}
