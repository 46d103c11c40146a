import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReportedPart } from '../../protocol/devices-api.ts';
import { err } from '../../protocol/result.ts';
import { localProblem } from './client-problem.ts';
import { startHeartbeat } from './heartbeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('[D-23] a device beats at once, every twenty seconds, and when something changes, whether it is answered or not', () => {
  const sent: unknown[] = [];
  const parts = signal<readonly ReportedPart[] | null>(null);
  const stop = startHeartbeat(
    {
      post: async (path, body) => {
        sent.push([path, body]);
        return err(localProblem('network_unreachable'));
      },
    },
    () => parts.value,
  );
  expect(sent).toEqual([['/devices/heartbeat', {}]]);
  vi.advanceTimersByTime(40_000);
  expect(sent).toHaveLength(3);
  parts.value = [{ part: 'ticket-printer', state: 'paper-out' }];
  expect(sent.at(-1)).toEqual(['/devices/heartbeat', { parts: parts.value }]);
  parts.value = [...parts.value];
  expect(sent).toHaveLength(4);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(4);
});
