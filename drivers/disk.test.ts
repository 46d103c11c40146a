import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDisk } from './disk.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('an operation that hangs is given up in its time; the next ones are refused at once, until it has ended', async () => {
  const disk = createDisk(1_000);
  let end = (_how: Promise<void>): void => undefined;
  const hung = disk(() => new Promise<void>((resolve) => (end = resolve)));
  const givenUp = expect(hung).rejects.toThrow('within 1000 ms');
  await vi.advanceTimersByTimeAsync(1_000);
  await givenUp;
  let began = false;
  const next = async (): Promise<string> => {
    began = true;
    return 'read';
  };
  await expect(disk(next)).rejects.toThrow('an earlier operation');
  expect(began).toBe(false);
  end(Promise.reject(new Error('EIO')));
  await vi.advanceTimersByTimeAsync(0);
  expect(await disk(next)).toBe('read');
});

test('what the disk answers or refuses in time passes through, and leaves no timer', async () => {
  const disk = createDisk();
  expect(await disk(async () => 7)).toBe(7);
  await expect(disk(() => Promise.reject(new Error('ENOSPC')))).rejects.toThrow('ENOSPC');
  expect(vi.getTimerCount()).toBe(0);
});
