import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DevicePartState } from '../../protocol/agent.ts';
import { createStatusHolder, type Device } from '../device.ts';
import { type Supervisor, superviseDevices } from './supervisor.ts';

const pace = { usualEveryMs: 5_000, firstRetryMs: 1_000, longestRetryMs: 30_000, chance: () => 0 };

let supervisor: Supervisor;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  supervisor.close();
  vi.useRealTimers();
});

/** A device that notes when it was asked, and answers what the test says. */
function watched(first: DevicePartState) {
  const status = createStatusHolder(Date.now);
  const start = Date.now();
  const lookedAt: number[] = [];
  let state = first;
  const device: Device = {
    part: 'ticket-printer',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    async check() {
      lookedAt.push(Date.now() - start);
      return status.set(state);
    },
    close: async () => undefined,
  };
  return {
    device,
    lookedAt,
    become(next: DevicePartState) {
      state = next;
    },
    /** What a job found out, between two looks. */
    jobFound: (found: DevicePartState) => status.set(found),
  };
}

test('[D-23] a device that answers is looked at on its own pace', async () => {
  const usual = watched('ok');
  const quick = watched('paper-out');
  supervisor = superviseDevices([{ device: usual.device }, { device: quick.device, checkEveryMs: 400 }], pace);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(usual.lookedAt).toEqual([0, 5_000, 10_000]);
  expect(quick.lookedAt).toHaveLength(26);
});

test.each(['absent', 'stalled'] as const)(
  '[D-23] a device that is %s is tried after a while that doubles, to half a minute',
  async (state) => {
    const { device, lookedAt, become } = watched(state);
    supervisor = superviseDevices([{ device }], pace);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(lookedAt).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000]);
    become('ok');
    await vi.advanceTimersByTimeAsync(21_000);
    expect(device.getStatus().state).toBe('ok');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lookedAt.slice(-2)).toEqual([121_000, 126_000]);
    become(state);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(lookedAt.slice(-2)).toEqual([131_000, 132_000]);
  },
);

test('[D-23] chance brings a retry up to a quarter forward, so that devices do not all try at once', async () => {
  const { device, lookedAt } = watched('absent');
  supervisor = superviseDevices([{ device }], { ...pace, chance: () => 0.999_999 });
  await vi.advanceTimersByTimeAsync(2_300);
  expect(lookedAt.map(Math.round)).toEqual([0, 750, 2_250]);
});

test('[D-23] after a job failed it is looked at at once, and the back-off begins anew', async () => {
  const { device, lookedAt, become, jobFound } = watched('ok');
  supervisor = superviseDevices([{ device }], pace);
  await vi.advanceTimersByTimeAsync(2_000);
  become('absent');
  jobFound('absent');
  await vi.advanceTimersByTimeAsync(7_500);
  expect(lookedAt).toEqual([0, 2_000, 3_000, 5_000, 9_000]);
  supervisor.checkSoon(device);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lookedAt.slice(-2)).toEqual([9_500, 10_500]);
});

test('[D-23] a device that answers and is gone again at once is tried with a growing pause, until it stays', async () => {
  const { device, lookedAt, jobFound } = watched('ok');
  let stays = false;
  const flapping: Device = {
    ...device,
    async check() {
      const answered = await device.check();
      if (!stays) setTimeout(() => jobFound('absent'), 1);
      return answered;
    },
  };
  supervisor = superviseDevices([{ device: flapping }], pace);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lookedAt).toEqual([0, 1, 1_002, 3_003, 7_004]);
  stays = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(lookedAt.slice(5)).toEqual([15_005, 20_005, 25_005]);
  jobFound('absent');
  await vi.advanceTimersByTimeAsync(10);
  expect(lookedAt.at(-1)).toBe(30_000);
});

test('[D-23] asked for during a look, another one follows it and no two run at once', async () => {
  const status = createStatusHolder(Date.now);
  let running = 0;
  let most = 0;
  let looks = 0;
  const device: Device = {
    part: 'scanner',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    async check() {
      running += 1;
      looks += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 700));
      running -= 1;
      return status.set('ok');
    },
    close: async () => undefined,
  };
  supervisor = superviseDevices([{ device }], pace);
  await vi.advanceTimersByTimeAsync(100);
  supervisor.checkSoon(device);
  supervisor.checkSoon(device);
  await vi.advanceTimersByTimeAsync(1_500);
  expect([looks, most]).toEqual([2, 1]);
});

test('[D-23] a device that never answers holds only itself up; a supervisor that was closed looks no more', async () => {
  const stuck = watched('ok');
  const good = watched('ok');
  supervisor = superviseDevices(
    [{ device: { ...stuck.device, check: () => new Promise(() => undefined) } }, { device: good.device }],
    pace,
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(good.lookedAt).toHaveLength(3);
  supervisor.close();
  good.jobFound('stalled');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(good.lookedAt).toHaveLength(3);
});
