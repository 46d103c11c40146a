import { describe, expect, test } from 'vitest';
import { err } from '../../protocol/result.ts';
import { describeLightStrips } from './light-strips-contract.ts';
import { openLightBench } from './simulator/test-bench.ts';

describe('[D-11] [D-26] driver and simulator of light strips keep one contract, over every wire', () => {
  describeLightStrips('tcp');
  describeLightStrips('serial');
});

test('[D-11] a board that flashes by itself is told once, not beaten', async () => {
  const wiring = { 'qr-code': { coil: 1, flashCoil: 9 } } as const;
  const { lights, relays, close } = await openLightBench('tcp', { wiring });
  await lights.show({ flash: 'qr-code', on: [] });
  expect(relays.closedRelays()).toEqual([9]);
  await lights.show({ flash: null, on: [] });
  expect(relays.closedRelays()).toEqual([]);
  await close();
});

test('[D-11] a relay that the board does not have is its refusal, not a lit strip', async () => {
  const { lights, close } = await openLightBench('tcp', { wiring: { biometric: { coil: 99 } } });
  expect(await lights.show({ flash: null, on: ['biometric'] })).toEqual(err('fault'));
  await close();
});
