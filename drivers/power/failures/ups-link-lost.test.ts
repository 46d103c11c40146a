import { expect, test } from 'vitest';
import { minute, startBench } from '../simulator/test-bench.ts';

test.each([
  ['lost', 'absent'],
  ['stale', 'stalled'],
  ['silent', 'stalled'],
  ['garbled', 'fault'],
] as const)('[D-12] a UPS that is %s is %s: a warning, and no power-off', async (link, state) => {
  const { ups, device, checkAt } = startBench();
  await checkAt(0);
  ups.setLink(link);
  expect(await checkAt(minute)).toEqual({ state, shutdownAt: null, cause: null });
  expect(device.getStatus().state).toBe(state);
  ups.setLink('ok');
  expect((await checkAt(2 * minute)).state).toBe('ok');
  expect(ups.commands()).toEqual([]);
});
