import { expect, test, vi } from 'vitest';
import { err } from '../../protocol/result.ts';
import { runCommand } from './run-command.ts';

vi.mock('node:child_process', () => ({ execFile: () => undefined }));

test('[D-12] a command that hangs in the kernel and does not end when it is killed is not waited for', async () => {
  vi.useFakeTimers();
  const ran = runCommand(['upsc', 'ups@localhost'], 3_000);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await ran).toEqual(err('timeout'));
  vi.useRealTimers();
});
