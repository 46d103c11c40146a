import type { FileHandle } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err } from '../../protocol/result.ts';
import { createDeviceFileOpener } from './device-file.ts';

const never = () => new Promise<never>(() => undefined);
vi.mock('node:fs/promises', () => ({
  open: async () => ({ read: never, write: never, close: never }) as unknown as FileHandle,
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a driver of the kernel that blocks all the same is given up in its time, and told as closed', async () => {
  const opened = await createDeviceFileOpener('/dev/usb/lp0').open(1_000);
  if (!opened.ok) throw new Error(opened.error);
  const closed = vi.fn();
  opened.value.source.onClosed(closed);
  const written = opened.value.sink.write(Uint8Array.of(1), 400);
  // The write's own time, what it may be late, and the closing, which hangs as well.
  await vi.advanceTimersByTimeAsync(400 + 500 + 500);
  expect(await written).toEqual(err('timeout'));
  expect(closed).toHaveBeenCalledOnce();
  expect(await opened.value.sink.write(Uint8Array.of(1), 400)).toEqual(err('closed'));
});
