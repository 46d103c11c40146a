import { expect, test } from 'vitest';
import { openFingerVeinBench } from '../simulator/test-bench.ts';

test('[D-09] an end that arrives broken is asked for, and the template is whole', async () => {
  const { reader, simulated, begun, close } = await openFingerVeinBench();
  const asked = begun();
  const captured = reader.capture(5);
  await asked;
  simulated.breakNext();
  simulated.layFinger('captured');
  expect((await captured).ok).toBe(true);
  await close();
});

test('[D-09] a reader that calls itself broken, answers wrongly or not at all: fault, fault, stalled', async () => {
  const { reader, simulated, close } = await openFingerVeinBench();
  for (const [string, state] of [
    ['broken', 'fault'],
    ['wrongLrc', 'fault'],
    ['mute', 'stalled'],
  ] as const) {
    simulated.pull({ [string]: true });
    expect((await reader.check()).state).toBe(state);
    simulated.pull({ [string]: false });
    expect((await reader.check()).state).toBe('ok');
  }
  await close();
});
