import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openFingerVeinBench } from '../simulator/test-bench.ts';

test('[D-09] a reader that leaves a question unanswered while a finger is awaited begins anew: the capture ends at once, as if unplugged', async () => {
  const { reader, simulated, begun, close } = await openFingerVeinBench();
  const asked = begun();
  const captured = reader.capture(5);
  await asked;
  simulated.pull({ mute: true });
  const checked = reader.check();
  expect(await Promise.race([captured, checked])).toEqual(err({ kind: 'failed', state: 'absent' }));
  expect((await checked).state).toBe('stalled');
  await close();
});
