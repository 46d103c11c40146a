import { expect, test } from 'vitest';
import { minute, onAt, startBench } from '../simulator/test-bench.ts';

test('[D-12] a power cut is told to the page, and taken back when the mains return', async () => {
  const { ups, device, tolds, checkAt } = startBench();
  await checkAt(0);
  ups.setSupply('battery');
  await checkAt(minute);
  expect(device.getStatus()).toEqual({ state: 'on-battery', since: minute });
  await checkAt(minute + 3_000);
  ups.setSupply('mains');
  await checkAt(2 * minute);
  expect(tolds).toEqual([
    { state: 'ok', shutdownAt: null, cause: null },
    { state: 'on-battery', shutdownAt: 3 * minute, cause: 'battery' },
    { state: 'ok', shutdownAt: null, cause: null },
  ]);
  expect(ups.commands()).toEqual([]);
});

test('[D-12] a long power cut ends in an orderly stop', async () => {
  const { ups, checkAt } = startBench();
  ups.setSupply('battery');
  for (let at = 0; at <= 3 * minute; at += 3_000) await checkAt(at);
  expect(ups.commands()).toEqual([`rtcwake -m no -t ${onAt / 1_000}`, 'systemctl poweroff']);
});
