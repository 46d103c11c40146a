import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { openLightBench } from '../simulator/test-bench.ts';

test('[D-11] answers with a wrong check are asked for once more, then a fault', async () => {
  const { lights, relays, close } = await openLightBench();
  relays.pull({ crcWrong: true });
  expect(await lights.show({ flash: null, on: ['biometric'] })).toEqual(err('fault'));
  relays.pull({ crcWrong: false });
  expect(await lights.show({ flash: null, on: ['biometric'] })).toEqual(ok(undefined));
  await close();
});

test('[D-11] noise before an answer (01 00 FF, no termination on the line) is no fault', async () => {
  const { lights, relays, close } = await openLightBench('serial');
  relays.pull({ noisy: true });
  expect(await lights.show({ flash: null, on: ['biometric'] })).toEqual(ok(undefined));
  expect((await lights.check()).state).toBe('ok');
  await close();
});
