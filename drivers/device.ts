import type { DevicePartName, DevicePartState } from '../protocol/agent.ts';
import type { Consumable } from '../protocol/consumables.ts';
import { createListeners } from './listeners.ts';

/** How a part is, and since when. */
export interface DeviceStatus {
  readonly state: DevicePartState;
  /** Milliseconds since 1970 at which the part came into this state. */
  readonly since: number;
}

/** What every driver offers, whatever its device does besides (`drivers/README.md`). */
export interface Device {
  readonly part: DevicePartName;
  /** What is known now; asks nothing of the device. */
  getStatus(): DeviceStatus;
  /** Told when the state changes, never twice for the same state. Answers the function that ends it. */
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  /** Asks the device itself, reconnecting where it must, within the driver's time limits. Never rejects. */
  check(): Promise<DeviceStatus>;
  /** What it uses up, as it told when it was last asked; only devices that can tell. */
  consumables?(): readonly Consumable[];
  close(): Promise<void>;
}

/** A status with its listeners; the driver alone sets it. */
export interface StatusHolder extends Pick<Device, 'getStatus' | 'onStatus'> {
  /** Answers the status as it then is. In the same state already, `since` stays and nobody is told. */
  set(state: DevicePartState): DeviceStatus;
}

/** Keeps a driver's status; a part is `absent` until it has answered once. */
export function createStatusHolder(now: () => number): StatusHolder {
  let status: DeviceStatus = { state: 'absent', since: now() };
  const listeners = createListeners<[DeviceStatus]>();
  return {
    getStatus: () => status,
    onStatus: listeners.add,
    set(state) {
      if (state !== status.state) {
        status = { state, since: now() };
        listeners.tell(status);
      }
      return status;
    },
  };
}
