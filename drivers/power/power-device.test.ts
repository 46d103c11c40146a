import { expect, test } from 'vitest';
import { createSimulatedUps } from './simulator/simulated-ups.ts';
import { minute, offAt, onAt, startBench } from './simulator/test-bench.ts';

test('[D-13] the waking up is set before the PC goes off, and each command is run once', async () => {
  const { ups, checkAt } = startBench();
  expect(await checkAt(0)).toEqual({ state: 'ok', shutdownAt: null, cause: null });
  expect(await checkAt(offAt - minute)).toEqual({ state: 'ok', shutdownAt: offAt, cause: 'schedule' });
  await checkAt(offAt);
  await checkAt(offAt + 3_000);
  expect(ups.commands()).toEqual([`rtcwake -m no -t ${onAt / 1_000}`, 'systemctl poweroff']);
});

test('[D-13] a visitor in session is waited for; the end of the session ends the waiting', async () => {
  const { ups, device, checkAt } = startBench();
  device.setInSession(true);
  expect(await checkAt(offAt + minute)).toEqual({ state: 'ok', shutdownAt: offAt + 10 * minute, cause: 'schedule' });
  expect(ups.commands()).toEqual([]);
  device.setInSession(false);
  await checkAt(offAt + minute + 3_000);
  expect(ups.commands()).toHaveLength(2);
});

test('[D-13] where the firmware wakes the PC, only the power-off is run', async () => {
  const ups = createSimulatedUps();
  const { checkAt } = startBench({
    commands: { run: ups.run, powerOff: ['systemctl', 'poweroff'], wake: null },
    source: null,
  });
  expect((await checkAt(0)).state).toBe('ok');
  await checkAt(offAt);
  expect(ups.commands()).toEqual(['systemctl poweroff']);
});
