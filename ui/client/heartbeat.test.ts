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
  let parts: readonly ReportedPart[] | null = null;
  const beat = startHeartbeat(
    {
      post: async (path, body) => {
        sent.push([path, body]);
        return err(localProblem('network_unreachable'));
      },
    },
    () => parts,
  );
  expect(sent).toEqual([['/devices/heartbeat', {}]]);
  vi.advanceTimersByTime(40_000);
  expect(sent).toHaveLength(3);
  parts = [{ part: 'ticket-printer', state: 'paper-out' }];
  beat.now();
  expect(sent.at(-1)).toEqual(['/devices/heartbeat', { parts }]);
  beat.stop();
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(4);
});
