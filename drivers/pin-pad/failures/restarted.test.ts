import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { openPinPadBench } from '../simulator/test-bench.ts';

const entry = { account: null, timeoutSeconds: 5 };
const gone = err({ kind: 'failed', state: 'absent' });

test('[D-04] a pad that leaves a question unanswered while somebody types begins anew: the entry ends at once, as if unplugged', async () => {
  const { pad, simulated, begun, close } = await openPinPadBench();
  let asked = begun();
  const entered = pad.enterBankPin(entry);
  await asked;
  simulated.press('1', '2', '3', '4');
  simulated.pull({ mute: true });
  const checked = pad.check();
  expect(await Promise.race([entered, checked])).toEqual(gone);
  expect((await checked).state).toBe('stalled');
  simulated.pull({ mute: false });
  expect((await pad.check()).state).toBe('ok');
  expect(simulated.getStrings()).toMatchObject({ entering: false, digits: 0 });
  asked = begun();
  const again = pad.withCardPin(5, async (digits) => digits.length);
  await asked;
  simulated.press('6', '5', '4', '3', '2', '1', 'enter');
  expect(await again).toEqual(ok(6));
  await close();
});

test('[D-04] a pad that goes on giving no answer keeps its state, however often it is opened anew', async () => {
  const { pad, simulated, close } = await openPinPadBench();
  await pad.check();
  const states: string[] = [];
  pad.onStatus(({ state }) => states.push(state));
  simulated.pull({ mute: true });
  await pad.check();
  await pad.check();
  expect(states).toEqual(['stalled']);
  await close();
});

test('[D-04] an agent that stops waits for nobody’s PIN', async () => {
  const { pad, begun, close } = await openPinPadBench();
  const asked = begun();
  const entered = pad.enterBankPin({ ...entry, timeoutSeconds: 60 });
  await asked;
  await close();
  expect(await entered).toEqual(gone);
});
