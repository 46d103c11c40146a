import type { InspectionOutcome, OrderOutcome, ReportedPart, WorkOrderCause } from '../../../protocol/devices-api.ts';
import type { DeviceId, StaffId, WindowId, WorkOrderId } from '../../../protocol/ids.ts';
import type { DeviceKind } from '../../../protocol/permissions.ts';

interface Event<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly device: DeviceId;
}
/** A device was enrolled; the code of this digest pairs it until `expiresAt`, ms (N-06). */
export interface PairingOpened extends Event<'PairingOpened'> {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly window: WindowId | null;
  readonly codeDigest: string;
  readonly expiresAt: number;
}
/** The device gave its code, which is used up, and holds the token of this digest (N-06). */
export interface DevicePaired extends Event<'DevicePaired'> {
  readonly tokenDigest: string;
}
export type DeviceRevoked = Event<'DeviceRevoked'>;
/** As devices reported their parts before `DevicePartsReported`; it stands in ledgers of then and is not written any more. */
export interface DeviceFaultsReported extends Event<'DeviceFaultsReported'> {
  readonly faults: readonly string[];
}
/** All parts of the device, as they are from now on. */
export interface DevicePartsReported extends Event<'DevicePartsReported'> {
  readonly parts: readonly ReportedPart[];
}
/** Nothing was heard of it for longer than the hall allows. */
export interface DeviceSilent extends Event<'DeviceSilent'> {
  readonly lastHeardAt: number;
}
/** It is there again. */
export type DeviceHeard = Event<'DeviceHeard'>;
/** A regular inspection and what it showed (S3 6.2). */
export interface DeviceInspected extends Event<'DeviceInspected'> {
  readonly staff: StaffId;
  readonly outcome: InspectionOutcome;
  readonly words: string;
}

/** By staff, or by a rule (`staff` is null). */
export interface WorkOrderOpened extends Event<'WorkOrderOpened'> {
  readonly order: WorkOrderId;
  readonly number: number;
  readonly cause: WorkOrderCause;
  readonly words: string | null;
  readonly staff: StaffId | null;
}
/** Somebody looks after it from now on; another one may take it over (D-23). */
export interface WorkOrderTaken extends Event<'WorkOrderTaken'> {
  readonly order: WorkOrderId;
  readonly staff: StaffId;
}
/** What came of it; an order closes only with a result. */
export interface WorkOrderClosed extends Event<'WorkOrderClosed'> {
  readonly order: WorkOrderId;
  readonly staff: StaffId;
  readonly outcome: OrderOutcome;
  readonly result: string;
}
/** A closed order is open again: nobody has taken it, and its outcome counts no more (D-23). */
export interface WorkOrderReopened extends Event<'WorkOrderReopened'> {
  readonly order: WorkOrderId;
  readonly staff: StaffId;
  readonly reason: string;
}

export type WorkOrderEvent = WorkOrderOpened | WorkOrderTaken | WorkOrderClosed | WorkOrderReopened;
export type DeviceEvent =
  | PairingOpened
  | DevicePaired
  | DeviceRevoked
  | DeviceFaultsReported
  | DevicePartsReported
  | DeviceSilent
  | DeviceHeard
  | DeviceInspected
  | WorkOrderEvent;

const types = {
  PairingOpened: true,
  DevicePaired: true,
  DeviceRevoked: true,
  DeviceFaultsReported: true,
  DevicePartsReported: true,
  DeviceSilent: true,
  DeviceHeard: true,
  DeviceInspected: true,
  WorkOrderOpened: true,
  WorkOrderTaken: true,
  WorkOrderClosed: true,
  WorkOrderReopened: true,
} as const satisfies Record<DeviceEvent['type'], true>;

/** Is this an event of a device? */
export function isDeviceEvent<Other extends { readonly type: string }>(
  event: Other | DeviceEvent,
): event is DeviceEvent {
  return event.type in types;
}
