import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openPinPadBench } from '../simulator/test-bench.ts';

const entry = { account: null, timeoutSeconds: 5 };
const cancelled = err({ kind: 'refused', refusal: 'cancelled' });

test('[D-04] the visitor presses the red key: no PIN, and the next entry begins empty', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  let asked = begun();
  const first = pad.enterBankPin(entry);
  await asked;
  simulated.press('1', '2', '3', 'cancel');
  expect(await first).toEqual(cancelled);
  asked = begun();
  const second = pad.enterBankPin(entry);
  await asked;
  expect(simulated.getStrings().digits).toBe(0);
  simulated.press('cancel');
  expect(await second).toEqual(cancelled);
  await close();
});

test('[D-27] the page goes back, or the session is wiped, in the middle of an entry', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  const asked = begun();
  const entered = pad.enterBankPin(entry);
  await asked;
  simulated.press('1', '2', '3', '4');
  expect(await pad.cancel()).toBe(true);
  expect(await entered).toEqual(cancelled);
  expect(simulated.getStrings()).toMatchObject({ entering: false, digits: 0 });
  expect(await pad.cancel()).toBe(false);
  await close();
});
