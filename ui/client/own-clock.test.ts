import { expect, test } from 'vitest';
import { clockParts, watchOwnClock } from './own-clock.ts';

/** A device whose clock a test sets, and a server that ticks at it. */
function deviceAt(startMs: number) {
  let own = startMs;
  let tick: (serverNow: number) => void = () => undefined;
  const socket = {
    on(_event: string, listener: never) {
      tick = listener;
      return () => undefined;
    },
  };
  const isOff = watchOwnClock(socket, () => own);
  return {
    /** The server's tick arrives while the device shows this time. */
    hear(serverNow: number, shownMs: number) {
      own = shownMs;
      tick(serverNow);
      return clockParts(isOff).map(({ part, state }) => `${part}: ${state}`);
    },
  };
}

const off = ['clock: clock-off'];

test('[B-17] a clock more than five seconds off is told, ahead or behind, until it is right', () => {
  const ahead = deviceAt(0);
  expect(ahead.hear(100_000, 105_000)).toEqual([]);
  expect(deviceAt(0).hear(100_000, 105_001)).toEqual(off);
  const behind = deviceAt(0);
  expect(behind.hear(100_000, 95_000)).toEqual([]);
  expect(behind.hear(105_000, 99_999)).toEqual(off);
  behind.hear(110_000, 110_000);
  behind.hear(115_000, 115_000);
  expect(behind.hear(120_000, 120_000)).toEqual([]);
});

test('[B-17] a tick that was long under way does not accuse the clock, one that is set ahead does within three', () => {
  const device = deviceAt(0);
  device.hear(100_000, 100_020);
  expect(device.hear(105_000, 112_000)).toEqual([]);
  expect(device.hear(110_000, 112_010)).toEqual([]);
  const day = 86_400_000;
  expect(device.hear(115_000, day + 115_000)).toEqual([]);
  expect(device.hear(120_000, day + 120_000)).toEqual([]);
  expect(device.hear(125_000, day + 125_000)).toEqual(off);
});
