import { expect, test } from 'vitest';
import { openScannerBench } from '../simulator/test-bench.ts';

const booking = { kind: 'booking', code: '7KQ2MXRT' };

test('[D-10] a code that is read again within two seconds is told once, however long it is held up', async () => {
  const { scanner, simulated, start, told, pass, close } = await openScannerBench();
  await start();
  simulated.failNext('repeated');
  simulated.hold('7KQ2MXRT');
  for (let second = 0; second < 10; second += 1) {
    pass(1_500);
    simulated.hold('7KQ2MXRT');
  }
  expect(await told(1)).toEqual([booking]);
  expect(scanner.getStatus().state).toBe('ok');
  await close();
});

test('[D-10] taken away for two seconds it is news again, and so is another code in between', async () => {
  const { simulated, start, told, pass, close } = await openScannerBench();
  await start();
  simulated.hold('7KQ2MXRT');
  pass(2_000);
  simulated.hold('7KQ2MXRT');
  simulated.hold('23456789');
  simulated.hold('7KQ2MXRT');
  const codes = (await told(4)).map((scan) => (scan.kind === 'booking' ? scan.code : scan.kind));
  expect(codes).toEqual(['7KQ2MXRT', '7KQ2MXRT', '23456789', '7KQ2MXRT']);
  await close();
});
