import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyInput, openHall, person, play } from './flow.test-support.ts';
import type { Input } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { initialState, type KioskState, type ScreenName } from './state.ts';
import { step } from './step.ts';
import { timerKey, timerOf } from './timer.ts';
import { isAtRest } from './wipe.ts';

const outcomes = new Set<Outcome>([
  'done',
  'not-on-this-screen',
  'already-so',
  'still-working',
  'late-answer',
  'late-ticket-cancelled',
  'card-not-needed',
  'card-already-read',
  'card-fault-told',
  'no-card-in-use',
  'code-told',
  'code-not-needed',
  'hall-cut-off',
  'hall-closed',
  'unknown-ticket',
  'unknown-booking',
]);

/** Screens that come when the card's work is done. */
const withoutPerson = new Set<ScreenName>(['ticket', 'goodbye']);

const anyInput: fc.Arbitrary<Input> = fc
  .integer({ min: 1, max: 6 })
  .chain((request) => fc.constantFrom(...everyInput(request)));
const anyState: fc.Arbitrary<KioskState> = fc
  .tuple(fc.boolean(), fc.array(anyInput, { maxLength: 25 }))
  .map(([reachable, inputs]) => play({ ...openHall, hall: { ...openHall.hall, reachable } }, ...inputs).state);

/** Every state that can be reached within some steps, by breadth. */
function reachableStates(depth: number): KioskState[] {
  const seen = new Map<string, KioskState>([[JSON.stringify(openHall), openHall]]);
  let edge = [openHall];
  for (let level = 0; level < depth; level += 1) {
    const next: KioskState[] = [];
    for (const state of edge) {
      for (const input of everyInput(state.requests)) {
        const after = step(state, input).state;
        const key = JSON.stringify(after);
        if (!seen.has(key)) {
          seen.set(key, after);
          next.push(after);
        }
      }
    }
    edge = next;
  }
  return [...seen.values()];
}

test('every screen can be reached, and on each every input has a named outcome', () => {
  const screens = new Set<ScreenName>();
  const named = new Set<Outcome>();
  for (const state of reachableStates(3)) {
    screens.add(state.screen.at);
    for (const input of everyInput(state.requests)) named.add(step(state, input).outcome);
  }
  expect([...named].filter((outcome) => !outcomes.has(outcome))).toEqual([]);
  expect([...screens].sort()).toEqual([
    'booking-code',
    'booking-stopped',
    'bookings',
    'check-in',
    'closed',
    'confirm',
    'cut-off',
    'found',
    'goodbye',
    'home',
    'identify',
    'items',
    'maintenance',
    'no-card',
    'priority',
    'refused',
    'search',
    'themes',
    'ticket',
    'working',
  ]);
});

test('[A-06] from any state help can be called and home be reached', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const helped = step({ ...state, help: null }, { type: 'call-help' });
      expect(helped.effects).toContainEqual({ type: 'call-help', screen: state.screen.at });
      expect(step(state, { type: 'go-home' }).state.screen).toEqual({ at: 'home' });
    }),
  );
});

test('an input that is not simply done changes no screen by accident, unless it says why', () => {
  fc.assert(
    fc.property(anyState, anyInput, (state, input) => {
      const { outcome, state: after } = step(state, input);
      if (outcome === 'not-on-this-screen' || outcome === 'late-answer') expect(after.screen).toEqual(state.screen);
    }),
  );
});

test('[D-27] every end of a session leaves nothing of the person in the state', () => {
  const endings: readonly Input[] = [{ type: 'go-home' }, { type: 'idle-over' }];
  fc.assert(
    fc.property(anyState, fc.constantFrom(...endings), (state, ending) => {
      const { state: after, effects } = step({ ...state, person }, ending);
      expect(effects).toContainEqual({ type: 'wipe' });
      const { hall, requests, cardOnReader, settings, help, ...rest } = after;
      const { hall: _h, requests: _r, cardOnReader: _c, settings: _s, help: _p, ...clean } = initialState(hall);
      if (after.screen.at === 'goodbye') expect(rest).toEqual({ ...clean, screen: after.screen });
      else expect(rest).toEqual(clean);
    }),
  );
});

test('[D-27] by whatever way home is reached with nobody known, what is held outside the state is forgotten', () => {
  const ways = new Set<string>();
  for (const state of reachableStates(2).filter((one) => !isAtRest(one))) {
    for (const input of everyInput(state.requests)) {
      const { state: after, effects } = step(state, input);
      if (!isAtRest(after)) continue;
      const types = effects.map(({ type }) => type);
      const isForgotten = types.includes('wipe') || (types.includes('forget-card') && types.includes('forget-tried'));
      expect(isForgotten, `${state.screen.at}: ${input.type}`).toBe(true);
      if (!types.includes('wipe')) ways.add(`${state.screen.at}: ${input.type}`);
    }
  }
  expect([...ways]).toEqual(expect.arrayContaining(['themes: back', 'cut-off: back', 'working: code-answered']));
});

test('[D-27] lifting the card forgets the person wherever one is known', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const known = withoutPerson.has(state.screen.at) ? state : { ...state, person };
      const { state: after } = step({ ...known, cardOnReader: true }, { type: 'card-removed' });
      expect(after.person).toBeNull();
      expect(after.cardOnReader).toBe(false);
    }),
  );
});

test('[D-27] where the ticket or the farewell stands, no person is known any more', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      if (withoutPerson.has(state.screen.at)) expect(state.person).toBeNull();
    }),
  );
});

test('no state waits for ever: where a person may have left, a timer runs', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const timer = timerOf(state);
      const waitsForMachine =
        state.screen.at === 'working' || (state.screen.at === 'ticket' && state.screen.print.state === 'printing');
      const untouched = timerKey(state) === 'none' && state.screen.at === 'home' && state.person === null;
      expect(timer !== null || waitsForMachine || untouched).toBe(true);
      if (timer !== null) expect(timer.afterMs).toBeLessThanOrEqual(180_000);
    }),
  );
});

test('the timers, one after the other, bring any abandoned state back to an untouched home', () => {
  fc.assert(
    fc.property(anyState, (start) => {
      let state: KioskState = start;
      for (let count = 0; count < 8; count += 1) {
        const timer = timerOf(state);
        if (timer === null) break;
        state = step(state, { type: timer.input }).state;
      }
      const stillAsking = state.screen.at === 'working' || state.screen.at === 'ticket';
      if (!stillAsking) expect(state.screen).toEqual({ at: 'home' });
      if (!stillAsking) expect(state.person).toBeNull();
    }),
  );
});
