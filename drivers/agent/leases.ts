import { randomUUID } from 'node:crypto';
import type { DevicePartName } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';

/** A device that one app has for itself for a while (D-21). */
export interface Lease {
  readonly leaseId: string;
  readonly app: string;
  readonly device: DevicePartName;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly endsAt: number;
}

/** The leases of one agent (D-21): one a device at most, `seconds` from now. They end with the process. */
export interface Leases {
  /** An app that holds the device already gets the same lease with the new time. */
  take(app: string, device: DevicePartName, seconds: number): Result<Lease, 'device_in_use'>;
  /** Only the app itself may; a lease that has ended is not brought back, for another may have it by now. */
  renew(app: string, leaseId: string, seconds: number): Result<Lease, 'unknown_lease'>;
  release(app: string, leaseId: string): Result<Lease, 'unknown_lease'>;
  /** The app's last page has gone. */
  releaseAll(app: string): void;
  leaseOf(device: DevicePartName): Lease | null;
  /** Whether somebody else has it. */
  isTaken(device: DevicePartName, app: string): boolean;
  /** Told when a device gets another holder or none; a renewal is no change. Answers the function that ends it. */
  onChange(listener: (lease: Lease, change: 'taken' | 'ended') => void): () => void;
  /** Stops the timers; of a lease that still stands nobody is told that it ends. */
  close(): void;
}

/** `now`, in milliseconds since 1970, only dates a lease: it ends by a timer, which no clock that is set moves. */
export function createLeases(now: () => number): Leases {
  const standing = new Map<DevicePartName, Lease>();
  const timers = new Map<DevicePartName, NodeJS.Timeout>();
  const changes = createListeners<[Lease, 'taken' | 'ended']>();

  function stand(lease: Lease, seconds: number): Lease {
    clearTimeout(timers.get(lease.device));
    const renewed = { ...lease, endsAt: now() + seconds * 1_000 };
    standing.set(lease.device, renewed);
    timers.set(
      lease.device,
      setTimeout(() => end(lease.device), seconds * 1_000),
    );
    return renewed;
  }

  function end(device: DevicePartName): void {
    const lease = standing.get(device);
    clearTimeout(timers.get(device));
    timers.delete(device);
    standing.delete(device);
    if (lease !== undefined) changes.tell(lease, 'ended');
  }

  function own(app: string, leaseId: string): Lease | undefined {
    return [...standing.values()].find((lease) => lease.leaseId === leaseId && lease.app === app);
  }

  return {
    take(app, device, seconds) {
      const held = standing.get(device);
      if (held !== undefined) return held.app === app ? ok(stand(held, seconds)) : err('device_in_use');
      const lease = stand({ leaseId: randomUUID(), app, device, since: now(), endsAt: 0 }, seconds);
      changes.tell(lease, 'taken');
      return ok(lease);
    },
    renew(app, leaseId, seconds) {
      const lease = own(app, leaseId);
      return lease === undefined ? err('unknown_lease') : ok(stand(lease, seconds));
    },
    release(app, leaseId) {
      const lease = own(app, leaseId);
      if (lease === undefined) return err('unknown_lease');
      end(lease.device);
      return ok(lease);
    },
    releaseAll(app) {
      for (const lease of [...standing.values()]) if (lease.app === app) end(lease.device);
    },
    leaseOf: (device) => standing.get(device) ?? null,
    isTaken: (device, app) => standing.has(device) && standing.get(device)?.app !== app,
    onChange: changes.add,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
