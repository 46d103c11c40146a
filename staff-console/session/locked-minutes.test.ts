import { expect, test } from 'vitest';
import type { Problem } from '../../protocol/problems.ts';
import { lockedMinutes } from './locked-minutes.ts';

function locked(more: Readonly<Record<string, unknown>>): Problem {
  const problem = { type: 'urn:tidehall:problem:sign_in_locked', title: 'x', status: 429, code: 'sign_in_locked' };
  return { ...problem, detail: 'x', ...more };
}

test('a locked sign-in says for how long, in minutes rounded up', () => {
  expect(lockedMinutes(locked({ waitSeconds: 61 }))).toBe(2);
  expect(lockedMinutes(locked({ waitSeconds: 0 }))).toBe(1);
  expect(lockedMinutes(locked({}))).toBeNull();
});
