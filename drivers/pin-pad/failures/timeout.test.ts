import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openPinPadBench } from '../simulator/test-bench.ts';

test('[D-04] a visitor who types nothing: the pad ends the entry', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  const asked = begun();
  const entered = pad.enterBankPin({ account: null, timeoutSeconds: 5 });
  await asked;
  simulated.expire();
  expect(await entered).toEqual(err({ kind: 'refused', refusal: 'timeout' }));
  await close();
});

test('[D-04] a pad that never ends it is stalled, and is told to end it', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench('tcp', -4_000);
  const asked = begun();
  const entered = pad.enterBankPin({ account: null, timeoutSeconds: 5 });
  await asked;
  expect(await entered).toEqual(err({ kind: 'failed', state: 'stalled' }));
  expect(simulated.getStrings().entering).toBe(false);
  await close();
});
