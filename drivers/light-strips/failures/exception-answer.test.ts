import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openLightBench } from '../simulator/test-bench.ts';

test('[D-11] exception 4, device failure (01 85 04 …): a fault, and dark is not taken for lit', async () => {
  const { lights, relays, close } = await openLightBench();
  relays.pull({ exception: true });
  expect(await lights.show({ flash: null, on: ['biometric'] })).toEqual(err('fault'));
  expect(relays.closedRelays()).toEqual([]);
  relays.pull({ exception: false });
  expect((await lights.check()).state).toBe('ok');
  expect(relays.closedRelays()).toEqual([5]);
  await close();
});
