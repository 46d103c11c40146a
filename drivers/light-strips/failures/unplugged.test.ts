import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openLightBench } from '../simulator/test-bench.ts';

test('[D-11] a board without its cable is absent; plugged in again it shows what is wanted now, flashing included', async () => {
  const { lights, relays, close } = await openLightBench();
  await lights.show({ flash: null, on: ['biometric'] });
  relays.pull({ unplugged: true });
  expect(await lights.show({ flash: 'qr-code', on: [] })).toEqual(err('absent'));
  relays.pull({ unplugged: false });
  const beaten = new Promise<void>((resolve) => {
    let moves = 0;
    relays.onMove((coil) => {
      moves += coil === 6 ? 1 : 0;
      if (moves === 3) resolve();
    });
  });
  expect((await lights.check()).state).toBe('ok');
  expect(relays.closedRelays()).not.toContain(5);
  await beaten;
  await close();
});

test('[D-11] a board whose power failed and came back is set anew at the next look', async () => {
  const { lights, relays, close } = await openLightBench();
  await lights.show({ flash: null, on: ['biometric'] });
  relays.failPower();
  expect(relays.closedRelays()).toEqual([]);
  await lights.check();
  expect(relays.closedRelays()).toEqual([5]);
  await close();
});
