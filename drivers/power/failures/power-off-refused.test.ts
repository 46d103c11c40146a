import { expect, test } from 'vitest';
import { minute, offAt, onAt, startBench } from '../simulator/test-bench.ts';

test('[D-13] a kiosk that could not be woken stays on, and says that somebody should look', async () => {
  const { ups, device, checkAt } = startBench();
  ups.setCommandsFail(true);
  await checkAt(offAt);
  expect(ups.commands()).toEqual([`rtcwake -m no -t ${onAt / 1_000}`]);
  expect(device.getTold()).toEqual({ state: 'fault', shutdownAt: null, cause: null });
  await checkAt(offAt + minute);
  expect(ups.commands()).toHaveLength(1);
  expect(device.getStatus().state).toBe('fault');
});

test('[D-12] on battery the PC goes off although it could not be told when to wake', async () => {
  const { ups, checkAt } = startBench();
  ups.setSupply('low');
  ups.setCommandsFail(true);
  await checkAt(0);
  expect(ups.commands()).toEqual([`rtcwake -m no -t ${onAt / 1_000}`, 'systemctl poweroff']);
});

test('[D-12] a PC that is still up two minutes after it was switched off is a fault, and works on', async () => {
  const { ups, checkAt } = startBench();
  await checkAt(offAt);
  expect(await checkAt(offAt + 3 * minute)).toEqual({ state: 'fault', shutdownAt: null, cause: null });
  expect(ups.commands()).toHaveLength(2);
});
