import type { Effect, Step } from './outcome.ts';
import { initialState, type KioskState, type Screen } from './state.ts';

type Farewell = Extract<Screen, { at: 'goodbye' }>['why'];

/** True on a home screen that knows nobody: whoever was here may have gone. */
export function isAtRest({ screen, person }: KioskState): boolean {
  return screen.at === 'home' && person === null;
}

/** Where a step has come to rest, what is held outside the state goes as well, by whatever way it came there (D-27). */
export function forgetAtRest(before: KioskState, step: Step): Step {
  const { state, effects } = step;
  if (isAtRest(before) || !isAtRest(state) || effects.some(({ type }) => type === 'wipe')) return step;
  return { ...step, effects: [...effects, { type: 'forget-card' }, { type: 'forget-tried' }] };
}

/**
 * The end of a session by whatever way: nothing of the person is left in the state (D-27). Settings go back to the
 * hall's own, late answers no longer match, and what is said of the hall stays.
 */
export function endSession(state: KioskState, screen: Screen): Step {
  const effects: Effect[] = [{ type: 'wipe' }];
  return {
    state: {
      ...initialState(state.hall),
      screen,
      cardOnReader: state.cardOnReader,
      requests: state.requests + 1,
      // Somebody who waits for staff is still told that they come.
      help: screen.at === 'goodbye' ? null : state.help,
    },
    effects,
    outcome: 'done',
  };
}

/** Ends a session as `endSession` does, and says on the screen why; help that was called is not shown any more. */
export function sayGoodbye(state: KioskState, why: Farewell): Step {
  const { settings } = state;
  const ended = endSession(state, { at: 'goodbye', why });
  // The farewell is still said in the words and the size that the person chose; the next screen has the hall's own.
  return { ...ended, state: { ...ended.state, settings } };
}
