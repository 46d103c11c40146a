import { expect, test } from 'vitest';
import { openScannerBench } from '../simulator/test-bench.ts';

test('[D-10] unplugged in the middle of a code: absent, and plugged in again it begins anew', async () => {
  const { scanner, simulated, start, told, close } = await openScannerBench();
  await start();
  simulated.sendBytes(Buffer.from('7KQ2'));
  simulated.unplug();
  expect((await scanner.check()).state).toBe('absent');
  simulated.plug();
  expect((await scanner.check()).state).toBe('ok');
  simulated.hold('23456789');
  expect(await told(1)).toEqual([{ kind: 'booking', code: '23456789' }]);
  await close();
});
