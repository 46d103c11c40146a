import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHttpClient } from '../../ui/client/http-client.ts';
import { createHallApi } from './hall-api.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('[B-11] [D-07] what came of a print is told when the line is back, also after twenty minutes, and once', async () => {
  let reachable = false;
  const keys: (string | null)[] = [];
  const http = createHttpClient({
    fetch: async (_input, init) => {
      if (!reachable) throw new Error('cut off');
      keys.push(new Headers(init?.headers).get('Idempotency-Key'));
      return Response.json({ outcome: 'printed' });
    },
  });
  const told = createHallApi(http, http, 'demo').reportPrint('ticket-1', 'print-1', 'printed', null);
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  reachable = true;
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect((await told).ok).toBe(true);
  expect(keys).toHaveLength(1);
});
