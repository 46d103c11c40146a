import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openPinPadBench } from '../simulator/test-bench.ts';

const tampered = err({ kind: 'refused', refusal: 'tampered' });

test('[D-04] a pad that was opened takes no PIN and is a fault', async () => {
  const { pad, simulated, close } = await openPinPadBench();
  simulated.pull({ tampered: true });
  expect((await pad.check()).state).toBe('fault');
  expect(await pad.enterBankPin({ account: null, timeoutSeconds: 5 })).toEqual(tampered);
  await close();
});

test('[D-04] a pad that is opened while somebody types gives nothing', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  const asked = begun();
  const entered = pad.enterBankPin({ account: null, timeoutSeconds: 5 });
  await asked;
  simulated.press('1', '2', '3', '4');
  simulated.pull({ tampered: true });
  expect(await entered).toEqual(tampered);
  expect(pad.getStatus().state).toBe('fault');
  await close();
});
