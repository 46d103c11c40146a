import type { InspectionOutcome, OrderOutcome, ReportedPart, WorkOrderCause } from '../../../protocol/devices-api.ts';
import type { DeviceId, WindowId, WorkOrderId } from '../../../protocol/ids.ts';
import type { DeviceKind } from '../../../protocol/permissions.ts';
import type { Actor } from '../actor.ts';

interface Command<Type extends string> {
  readonly type: Type;
  readonly at: number;
  readonly actor: Actor;
}
interface OnDevice<Type extends string> extends Command<Type> {
  readonly device: DeviceId;
}
interface OnOrder<Type extends string> extends Command<Type> {
  readonly order: WorkOrderId;
}

/** Enrols a device under a new id, with a code that is valid until `expiresAt`, ms (N-06). Never refused. */
export interface OpenPairing extends OnDevice<'OpenPairing'> {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly window: WindowId | null;
  readonly codeDigest: string;
  readonly expiresAt: number;
}
/** The code given for a token, both by their digests; refused when it is another, was used or has expired (N-06). */
export interface PairDevice extends OnDevice<'PairDevice'> {
  readonly codeDigest: string;
  readonly tokenDigest: string;
}
export type RevokeDevice = OnDevice<'RevokeDevice'>;
/** A heartbeat. `parts` is null where nothing is said of them. */
export interface HearDevice extends OnDevice<'HearDevice'> {
  readonly parts: readonly ReportedPart[] | null;
}
/** A look at the hall's clock: whose last sign of life is too long ago? */
export interface ObserveDevices extends Command<'ObserveDevices'> {
  readonly heard: readonly { readonly device: DeviceId; readonly lastHeardAt: number }[];
  readonly silentSeconds: number;
}
/** By staff only, of a device in use; `faulty` needs words (D-23; S3 6.2). */
export interface RecordInspection extends OnDevice<'RecordInspection'> {
  readonly outcome: InspectionOutcome;
  readonly words: string;
}

/** By staff with what they have seen, or by the system for a cause that lasts. */
export interface OpenWorkOrder extends OnDevice<'OpenWorkOrder'> {
  readonly order: WorkOrderId;
  readonly cause: WorkOrderCause;
  readonly words: string | null;
}
export type TakeWorkOrder = OnOrder<'TakeWorkOrder'>;
/** Refused while nobody has taken the order, and without a result in words (D-23). */
export interface CloseWorkOrder extends OnOrder<'CloseWorkOrder'> {
  readonly outcome: OrderOutcome;
  readonly result: string;
}
/** Only of a closed order, and with a reason (D-23). */
export interface ReopenWorkOrder extends OnOrder<'ReopenWorkOrder'> {
  readonly reason: string;
}

export type WorkOrderCommand = OpenWorkOrder | TakeWorkOrder | CloseWorkOrder | ReopenWorkOrder;
export type DeviceCommand =
  | OpenPairing
  | PairDevice
  | RevokeDevice
  | HearDevice
  | ObserveDevices
  | RecordInspection
  | WorkOrderCommand;
