import { expect, test } from 'vitest';
import { usualScannerLimits } from '../scanner.ts';
import { openScannerBench } from '../simulator/test-bench.ts';

test('[D-10] rubbish again and again is a fault, told to the visitor once, until a code comes through', async () => {
  const { scanner, simulated, start, told, close } = await openScannerBench();
  await start();
  const states: string[] = [];
  scanner.onStatus(({ state }) => states.push(state));
  for (let time = 0; time < usualScannerLimits.faultAfter; time += 1) {
    expect(scanner.getStatus().state).toBe('ok');
    simulated.failNext('rubbish');
    simulated.hold('7KQ2MXRT');
  }
  simulated.hold('7KQ2MXRT');
  expect(await told(2)).toEqual([{ kind: 'unreadable' }, { kind: 'booking', code: '7KQ2MXRT' }]);
  expect(states).toEqual(['fault', 'ok']);
  await close();
});
