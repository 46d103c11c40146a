import { expect, test } from 'vitest';
import { usualScannerLimits } from '../scanner.ts';
import { openScannerBench } from '../simulator/test-bench.ts';

const limits = { ...usualScannerLimits, pauseMs: { 'line-end': 30, pause: 30 } };

test('[D-10] a code that breaks off is unreadable, and its half does not stick to the next one', async () => {
  const { simulated, start, told, close } = await openScannerBench('memory', { limits });
  await start();
  simulated.failNext('broken-off');
  simulated.hold('7KQ2MXRT');
  await told(1);
  simulated.hold('23456789');
  expect(await told(2)).toEqual([{ kind: 'unreadable' }, { kind: 'booking', code: '23456789' }]);
  await close();
});

test('[D-10] a scanner without a suffix: the pause ends the code', async () => {
  const { simulated, start, told, close } = await openScannerBench('memory', { limits, suffix: 'pause' });
  await start();
  simulated.hold('7KQ2MXRT');
  expect(await told(1)).toEqual([{ kind: 'booking', code: '7KQ2MXRT' }]);
  await close();
});
