import { expect, test } from 'vitest';
import { signaturePath } from './signature.ts';

test('strokes are scaled into the box with their proportions, and smoothed', () => {
  const signature = { width: 200, height: 100, strokes: [[0, 0, 100, 50, 200, 100]] };
  expect(signaturePath(signature, 100, 100)).toBe('M0 0Q50 25 75 37.5L100 50');
});

test('a dot is a dot, and a stroke without points is nothing', () => {
  expect(signaturePath({ width: 10, height: 10, strokes: [[5, 5], []] }, 10, 10)).toBe('M5 5l0.01 0');
});
