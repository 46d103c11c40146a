import type { Effect, Step } from './outcome.ts';
import { initialState, type KioskState, type Screen } from './state.ts';

type Farewell = Extract<Screen, { at: 'goodbye' }>['why'];

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
