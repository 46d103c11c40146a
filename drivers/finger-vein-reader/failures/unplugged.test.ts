import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openFingerVeinBench } from '../simulator/test-bench.ts';

test('[D-09] the cable goes while a finger is awaited: absent, later ok again', async () => {
  const { reader, simulated, begun, close } = await openFingerVeinBench();
  const asked = begun();
  const captured = reader.capture(5);
  await asked;
  simulated.pull({ unplugged: true });
  expect(await captured).toEqual(err({ kind: 'failed', state: 'absent' }));
  simulated.pull({ unplugged: false });
  expect((await reader.check()).state).toBe('ok');
  expect(simulated.getStrings().capturing).toBe(false);
  await close();
});
