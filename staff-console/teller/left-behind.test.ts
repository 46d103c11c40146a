import { expect, test } from 'vitest';
import { leftBehind } from './left-behind.ts';

const refusal = { type: 'urn:tidehall:problem:decision_required', title: '', status: 409, detail: '' };

test('[B-09] the refusal to close a window says how many would wait for nobody', () => {
  expect(leftBehind({ ...refusal, code: 'decision_required', ...{ held: 0, reserved: 0, left: 4 } })).toBe(4);
  expect(leftBehind({ ...refusal, code: 'decision_required' })).toBe(0);
  expect(leftBehind({ ...refusal, code: 'window_busy', ...{ left: 4 } })).toBe(0);
  expect(leftBehind(null)).toBe(0);
});
