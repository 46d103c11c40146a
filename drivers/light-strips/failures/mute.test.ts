import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { openLightBench, shortRelayLimits } from '../simulator/test-bench.ts';

test('[D-11] a board that does not answer is stalled within the time limit, and the page is not held up', async () => {
  const { lights, relays, close } = await openLightBench();
  relays.pull({ mute: true });
  expect(await lights.show({ flash: 'qr-code', on: [] })).toEqual(err('stalled'));
  expect(lights.getStatus().state).toBe('stalled');
  relays.pull({ mute: false });
  expect(await lights.show({ flash: null, on: ['qr-code'] })).toEqual(ok(undefined));
  expect(relays.closedRelays()).toEqual([6]);
  await close();
});

test('[D-11] two boards on one line: a frame for the other unit is not answered', async () => {
  const { lights, close } = await openLightBench('tcp', { unit: 2, limits: shortRelayLimits });
  expect((await lights.check()).state).toBe('stalled');
  await close();
});
