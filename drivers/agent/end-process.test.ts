import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endProcess } from './end-process.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const limits = { closingMs: 1_000, exitMs: 100 };

test.each([
  ['ends in time', (): Promise<unknown> => Promise.resolve(), 100],
  ['fails', (): Promise<unknown> => Promise.reject(new Error('a driver')), 100],
  ['never ends', (): Promise<unknown> => new Promise(() => undefined), 1_100],
] as const)('a close that %s: the process has ended in its time', async (_how, close, endsAfterMs) => {
  const kill = vi.fn();
  const ending = endProcess(close, { ...limits, kill });
  await vi.advanceTimersByTimeAsync(endsAfterMs - 1);
  expect(kill).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(kill).toHaveBeenCalledTimes(1);
  await ending;
});
