import { expect, test } from 'vitest';
import type { Device } from './device.ts';

/**
 * How the contract suites of devices that are asked begin: what each of them tells of itself, whatever it does besides.
 * To be called within `describe`; `device` answers the one of the running test, which nobody has asked anything yet.
 */
export function testStatus(device: () => Device): void {
  test('[D-26] is absent until it has been asked, then ok, and tells each state once', async () => {
    const told: string[] = [];
    device().onStatus(({ state }) => told.push(state));
    expect(device().getStatus().state).toBe('absent');
    expect((await device().check()).state).toBe('ok');
    await device().check();
    expect(told).toEqual(['ok']);
  });
}
