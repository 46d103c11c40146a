import type { PowerTold } from '../../../protocol/agent-power.ts';
import { createPowerDevice, type PowerDevice, type PowerDeviceOptions } from '../power-device.ts';
import { createUpscSource } from '../upsc-source.ts';
import { createSimulatedUps, type SimulatedUps } from './simulated-ups.ts';

export const minute = 60_000;
export const offAt = 100 * minute;
export const onAt = 900 * minute;

export interface PowerBench {
  readonly ups: SimulatedUps;
  readonly device: PowerDevice;
  readonly tolds: readonly PowerTold[];
  /** Sets the clock, lets the device look, and answers what the page knows then. */
  checkAt(at: number): Promise<PowerTold>;
}

/** The driver against a simulated UPS, with one timed power-off and a clock of the test. */
export function startBench(changes: Partial<PowerDeviceOptions> = {}): PowerBench {
  const clock = { at: 0 };
  const ups = createSimulatedUps();
  const tolds: PowerTold[] = [];
  const device = createPowerDevice({
    source: createUpscSource('ups@localhost', ups.run, 20),
    times: { powerOff: (after) => (after < offAt ? offAt : null), powerOn: () => onAt },
    commands: {
      run: ups.run,
      powerOff: ['systemctl', 'poweroff'],
      wake: ['rtcwake', '-m', 'no', '-t', '{epochSeconds}'],
    },
    limits: {
      announceMs: 5 * minute,
      sessionLimitMs: 10 * minute,
      batteryMs: 2 * minute,
      batterySessionLimitMs: 30_000,
    },
    now: () => clock.at,
    ...changes,
  });
  device.onTold((told) => tolds.push(told));
  async function checkAt(at: number): Promise<PowerTold> {
    clock.at = at;
    await device.check();
    return device.getTold();
  }
  return { ups, device, tolds, checkAt };
}
