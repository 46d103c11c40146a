import { expect, test } from 'vitest';
import { scaleFor } from './fit-screen.ts';

test.each([
  [1920, 1080, 1],
  [1280, 1024, 1],
  [1080, 1920, 1],
  [2560, 1440, 1],
  [1280, 720, 2 / 3],
  [1366, 768, 768 / 1080],
  [1440, 900, 0.75],
  [800, 600, 800 / 1920],
])('[D-01] a screen of %i by %i shows everything at a scale of %d', (width, height, scale) => {
  expect(scaleFor(width, height)).toBeCloseTo(scale);
});
