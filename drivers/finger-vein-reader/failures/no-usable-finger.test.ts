import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openFingerVeinBench } from '../simulator/test-bench.ts';

test('[D-09] a finger that gives no picture, no finger at all, a visitor who goes back: each by name', async () => {
  const { reader, simulated, begun, close } = await openFingerVeinBench();
  for (const [end, refusal] of [
    [() => simulated.layFinger('unclear'), 'unclear'],
    [() => simulated.expire(), 'timeout'],
    [() => void reader.cancel(), 'cancelled'],
  ] as const) {
    const asked = begun();
    const captured = reader.capture(5);
    await asked;
    end();
    expect(await captured).toEqual(err({ kind: 'refused', refusal }));
  }
  expect(await reader.cancel()).toBe(false);
  await close();
});

test('[D-09] a reader that never ends a capture is stalled, and is told to end it', async () => {
  const { reader, simulated, begun, close } = await openFingerVeinBench('tcp', -4_000);
  const asked = begun();
  const captured = reader.capture(5);
  await asked;
  expect(await captured).toEqual(err({ kind: 'failed', state: 'stalled' }));
  expect(simulated.getStrings().capturing).toBe(false);
  await close();
});
