import type { DevicePartView, InspectionOutcome, OrderOutcome, WorkOrderCause } from '../../../protocol/devices-api.ts';
import type { DeviceId, StaffId, WindowId, WorkOrderId } from '../../../protocol/ids.ts';
import type { DeviceKind } from '../../../protocol/permissions.ts';

/** An enrolled device. Its token and its pairing code are known by their digests only (N-06). */
export interface Device {
  readonly id: DeviceId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly window: WindowId | null;
  codeDigest: string | null;
  codeExpiresAt: number;
  tokenDigest: string | null;
  pairedAt: number | null;
  revoked: boolean;
  /** As it last reported them; a device that is silent may have others. */
  parts: readonly DevicePartView[];
  silentSince: number | null;
  inspection: Inspection | null;
}

/** The last regular inspection of a device (S3 6.2); `words` are empty where nothing was said. */
export interface Inspection {
  readonly at: number;
  readonly staff: StaffId;
  readonly outcome: InspectionOutcome;
  readonly words: string;
}

/** A work order: somebody is to look after a device, and says what came of it (D-23; S4 9.2.2). */
export interface WorkOrder {
  readonly id: WorkOrderId;
  readonly number: number;
  readonly device: DeviceId;
  readonly cause: WorkOrderCause;
  readonly words: string | null;
  readonly openedAt: number;
  /** Null where a rule opened it. */
  readonly openedBy: StaffId | null;
  status: 'open' | 'taken' | 'closed';
  takenAt: number | null;
  takenBy: StaffId | null;
  closedAt: number | null;
  closedBy: StaffId | null;
  outcome: OrderOutcome | null;
  result: string | null;
  reopened: number;
}

/** Every device that was ever enrolled, revoked and never paired ones too, and the work orders on them. */
export interface DevicesState {
  devices: Map<DeviceId, Device>;
  /** By the digest of the token; without revoked devices. */
  byToken: Map<string, DeviceId>;
  /** Open ones, and those closed of late. */
  orders: Map<WorkOrderId, WorkOrder>;
  /** Orders that the hall has ever had: the next one's number less one. */
  ordersCounted: number;
}

export function initialDevices(): DevicesState {
  return { devices: new Map(), byToken: new Map(), orders: new Map(), ordersCounted: 0 };
}

/** The device that a pairing code was made for, also after its time: whoever pairs looks at that. */
export function deviceOfCode(state: DevicesState, codeDigest: string): Device | undefined {
  for (const device of state.devices.values()) if (device.codeDigest === codeDigest) return device;
  return undefined;
}

/** Devices that are in use: paired and not revoked. */
export function devicesInUse(state: DevicesState): Device[] {
  return [...state.devices.values()].filter((device) => device.pairedAt !== null && !device.revoked);
}
