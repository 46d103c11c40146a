import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noBurst, onKeyStroke } from './wedge.ts';

/** Keys with the milliseconds between each and the one before it. */
function typed(keys: readonly string[], gaps: (index: number) => number, repeat = false) {
  let state = noBurst;
  let at = 1_000;
  const bursts: string[] = [];
  const taken: string[] = [];
  keys.forEach((key, index) => {
    at += gaps(index);
    const step = onKeyStroke(state, { key, at, repeat });
    state = step.state;
    if (step.burst !== null) bursts.push(step.burst);
    if (step.isScanners) taken.push(key);
  });
  return { bursts, taken };
}
const code = [...'7KQ2MXRT', 'Enter'];

test('[D-10] a burst that ends in Enter is a code, and its Enter presses nothing', () => {
  const { bursts, taken } = typed(code, () => 8);
  expect(bursts).toEqual(['7KQ2MXRT']);
  expect(taken.at(-1)).toBe('Enter');
});

test('[D-10] the Shift of capitals does not break it', () => {
  const keys = [...'7KQ2MXRT'].flatMap((key) => ['Shift', key]);
  expect(typed([...keys, 'Enter'], () => 5).bursts).toEqual(['7KQ2MXRT']);
});

test('[D-10] the same keys by hand are typing, and none is taken', () => {
  expect(typed(code, () => 31)).toEqual({ bursts: [], taken: [] });
});

test('[D-10] a pause within it, or before its Enter, makes it none', () => {
  expect(typed(code, (index) => (index === 4 ? 200 : 8)).bursts).toEqual([]);
  const { bursts, taken } = typed(code, (index) => (index === 8 ? 200 : 8));
  expect(bursts).toEqual([]);
  expect(taken).not.toContain('Enter');
});

test('[D-10] what was typed by hand before a burst does not stick to it', () => {
  const { bursts } = typed(['a', 'b', ...code], (index) => (index < 3 ? 150 : 8));
  expect(bursts).toEqual(['7KQ2MXRT']);
});

test('[D-10] a key that is held down, arrows, and short bursts are none', () => {
  expect(typed([...'aaaaaaaaaaaa', 'Enter'], () => 8, true)).toEqual({ bursts: [], taken: [] });
  expect(typed([...'abc', 'ArrowLeft', ...'def', 'Enter'], () => 8).bursts).toEqual([]);
  expect(typed([...'12345', 'Enter'], () => 8)).toEqual({ bursts: [], taken: [] });
});

test('[D-10] no typing at a human pace is ever taken, with quick pairs of keys too', () => {
  const gap = fc.oneof(fc.integer({ min: 31, max: 400 }), fc.integer({ min: 5, max: 30 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', ' ', 'Enter', '7'), gap), { maxLength: 60 }), (strokes) => {
      // At most three keys in one roll of the hand.
      const gaps = strokes.map(([, ms], index) => (index % 3 === 0 ? Math.max(31, ms) : ms));
      const keys = strokes.map(([key]) => key);
      expect(typed(keys, (index) => gaps[index] ?? 0)).toEqual({ bursts: [], taken: [] });
    }),
  );
});
