import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { openPinPadBench } from '../simulator/test-bench.ts';

const entry = { account: null, timeoutSeconds: 5 };

test('[D-04] the cable goes while somebody types: absent, and nothing of the entry comes back later', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  let asked = begun();
  const entered = pad.enterBankPin(entry);
  await asked;
  simulated.press('1', '2', '3', '4');
  simulated.pull({ unplugged: true });
  expect(await entered).toEqual(err({ kind: 'failed', state: 'absent' }));
  expect((await pad.check()).state).toBe('absent');
  simulated.pull({ unplugged: false });
  expect((await pad.check()).state).toBe('ok');
  expect(simulated.getStrings()).toMatchObject({ entering: false });
  asked = begun();
  const again = pad.withCardPin(5, async (digits) => digits.length);
  await asked;
  simulated.press('6', '5', '4', '3', '2', '1', 'enter');
  expect(await again).toEqual(ok(6));
  await close();
});

test('[D-04] a mute pad is stalled', async () => {
  const { pad, simulated, close } = await openPinPadBench();
  simulated.pull({ mute: true });
  expect(await pad.enterBankPin(entry)).toEqual(err({ kind: 'failed', state: 'stalled' }));
  await close();
});
