import { expect, test } from 'vitest';
import { openScannerBench } from '../simulator/test-bench.ts';

test('[D-10] a code without an end is dropped as one that cannot be read', async () => {
  const { simulated, start, told, close } = await openScannerBench();
  await start();
  simulated.failNext('endless');
  simulated.hold('7KQ2MXRT');
  simulated.sendBytes(Buffer.from('\r'));
  simulated.hold('7KQ2MXRT');
  expect(await told(2)).toEqual([{ kind: 'unreadable' }, { kind: 'booking', code: '7KQ2MXRT' }]);
  await close();
});
