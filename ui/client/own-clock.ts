import { type ReadonlySignal, signal } from '@preact/signals';
import type { ReportedPart } from '../../protocol/devices-api.ts';
import type { LiveSocket } from './live-socket.ts';

/** A device whose clock is further off than this is to be looked after (B-17). */
const toleratedMs = 5_000;
const ticksKept = 3;

/**
 * Whether this device's own clock is more than 5 s off the server's, by which its pages go whatever it says. Compares with the
 * server's ticks as long as the socket lives. A tick comes late and never early, so of the last three the quickest counts.
 */
export function watchOwnClock(socket: Pick<LiveSocket, 'on'>, now: () => number): ReadonlySignal<boolean> {
  const isOff = signal(false);
  let aheadMs: readonly number[] = [];
  socket.on('clock:tick', (serverNow) => {
    aheadMs = [...aheadMs, serverNow - now()].slice(-ticksKept);
    isOff.value = Math.abs(Math.max(...aheadMs)) > toleratedMs;
  });
  return isOff;
}

/** What a device tells of its clock: nothing while it is right. */
export function clockParts(isOff: ReadonlySignal<boolean>): readonly ReportedPart[] {
  return isOff.value ? [{ part: 'clock', state: 'clock-off' }] : [];
}
