import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err } from '../../protocol/result.ts';
import { createLeases, type Lease, type Leases } from './leases.ts';

let leases: Leases;
let told: string[];
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  leases = createLeases(Date.now);
  told = [];
  leases.onChange(({ app, device }, change) => told.push(`${device} ${app} ${change}`));
});
afterEach(() => {
  leases.close();
  vi.useRealTimers();
});

function taken(app: string, seconds = 10): Lease {
  const lease = leases.take(app, 'scanner', seconds);
  if (!lease.ok) throw new Error(lease.error);
  return lease.value;
}

test('[D-21] one owner at a time; another device is free', () => {
  expect(taken('kiosk')).toMatchObject({ app: 'kiosk', device: 'scanner', since: 1_000_000, endsAt: 1_010_000 });
  expect(leases.take('staff', 'scanner', 10)).toEqual(err('device_in_use'));
  expect(leases.isTaken('scanner', 'staff')).toBe(true);
  expect(leases.isTaken('scanner', 'kiosk')).toBe(false);
  expect(leases.take('staff', 'pin-pad', 10).ok).toBe(true);
});

test('[D-21] it ends by its time, to the millisecond', () => {
  taken('kiosk');
  vi.advanceTimersByTime(9_999);
  expect(leases.leaseOf('scanner')?.app).toBe('kiosk');
  vi.advanceTimersByTime(1);
  expect(leases.leaseOf('scanner')).toBeNull();
  expect(told).toEqual(['scanner kiosk taken', 'scanner kiosk ended']);
  expect(taken('staff').app).toBe('staff');
});

test('[D-21] renewed, it stands on; asked for again by its holder, it is the same lease', () => {
  const { leaseId } = taken('kiosk');
  vi.advanceTimersByTime(8_000);
  expect(leases.renew('kiosk', leaseId, 10)).toMatchObject({ ok: true, value: { leaseId, endsAt: 1_018_000 } });
  vi.advanceTimersByTime(9_000);
  expect(taken('kiosk').leaseId).toBe(leaseId);
  vi.advanceTimersByTime(9_999);
  expect(leases.leaseOf('scanner')).not.toBeNull();
  vi.advanceTimersByTime(1);
  expect(leases.renew('kiosk', leaseId, 10)).toEqual(err('unknown_lease'));
  expect(told).toEqual(['scanner kiosk taken', 'scanner kiosk ended']);
});

test('[D-21] only its holder renews or releases it, and nobody a lease of before', () => {
  const { leaseId } = taken('kiosk');
  expect(leases.renew('staff', leaseId, 10)).toEqual(err('unknown_lease'));
  expect(leases.release('staff', leaseId)).toEqual(err('unknown_lease'));
  expect(leases.release('kiosk', leaseId).ok).toBe(true);
  expect(leases.release('kiosk', leaseId)).toEqual(err('unknown_lease'));
  const next = taken('staff');
  vi.advanceTimersByTime(9_000);
  // The old lease's time is over now, and takes nothing from the new one.
  expect(leases.leaseOf('scanner')?.leaseId).toBe(next.leaseId);
});

test('[D-21] an app that has gone leaves nothing taken', () => {
  taken('kiosk');
  leases.take('kiosk', 'pin-pad', 10);
  leases.take('staff', 'power', 10);
  leases.releaseAll('kiosk');
  expect(leases.leaseOf('scanner')).toBeNull();
  expect(leases.leaseOf('pin-pad')).toBeNull();
  expect(leases.leaseOf('power')?.app).toBe('staff');
});
