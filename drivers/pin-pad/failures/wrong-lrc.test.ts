import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openPinPadBench } from '../simulator/test-bench.ts';

const entry = { account: null, timeoutSeconds: 5 };

test('[D-04] an end that arrives broken is asked for, and the PIN is not lost', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  const asked = begun();
  const entered = pad.enterBankPin(entry);
  await asked;
  simulated.press('1', '2', '3', '4');
  simulated.breakNext();
  simulated.press('enter');
  expect((await entered).ok).toBe(true);
  await close();
});

test('[D-04] a pad of which nothing can be read is a fault', async () => {
  const { pad, simulated, close } = await openPinPadBench();
  simulated.pull({ wrongLrc: true });
  expect(await pad.enterBankPin(entry)).toEqual(err({ kind: 'failed', state: 'fault' }));
  simulated.pull({ wrongLrc: false });
  expect((await pad.check()).state).toBe('ok');
  await close();
});
