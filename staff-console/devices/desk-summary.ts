import type { DeskView, DevicePartView, ManagedDevice, WorkOrder } from '../../protocol/devices-api.ts';
import { deviceConditions } from '../../protocol/devices-api.ts';
import type { DeviceId } from '../../protocol/ids.ts';
import { type Severity, severityOf } from '../../protocol/part-severity.ts';
import { deviceKinds } from '../../protocol/permissions.ts';

/** The hall's devices in five numbers. */
export interface DeskCounts {
  readonly devices: number;
  /** Not heard of. */
  readonly silent: number;
  /** Lack a part; those that only want somebody soon do not count. */
  readonly trouble: number;
  /** Open or taken. */
  readonly orders: number;
  /** Overdue. */
  readonly inspections: number;
}

export function countsOf({ devices, orders }: Pick<DeskView, 'devices' | 'orders'>): DeskCounts {
  return {
    devices: devices.length,
    silent: devices.filter(({ condition }) => condition === 'silent').length,
    trouble: devices.filter(({ condition }) => condition === 'degraded').length,
    orders: orders.filter(isOpen).length,
    inspections: devices.filter(({ inspection }) => inspection.overdue).length,
  };
}

/** True until it is closed: an order that somebody has taken is still open. */
export function isOpen({ status }: Pick<WorkOrder, 'status'>): boolean {
  return status !== 'closed';
}

export function ordersOf(orders: readonly WorkOrder[], device: DeviceId): readonly WorkOrder[] {
  return orders.filter((order) => order.device === device);
}

/** The worst stands first; among equals kind and name decide, so that rows do not jump. */
export function worstFirst(devices: readonly ManagedDevice[]): readonly ManagedDevice[] {
  const rank = ({ condition, inspection }: ManagedDevice) =>
    deviceConditions.indexOf(condition) * 2 + (inspection.overdue ? 1 : 0);
  const kind = (device: ManagedDevice) => deviceKinds.indexOf(device.kind);
  return [...devices].sort(
    (a, b) => rank(b) - rank(a) || kind(a) - kind(b) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
  );
}

/** Parts that want somebody, the worst first; of one that is not heard of nobody knows. */
export function troublesOf({ parts }: Pick<ManagedDevice, 'parts'>): readonly DevicePartView[] {
  const rank: Record<Severity, number> = { bad: 0, low: 1, ok: 2 };
  return parts
    .filter((part) => part.unheardSince === undefined && severityOf(part) !== 'ok')
    .sort((a, b) => rank[severityOf(a)] - rank[severityOf(b)]);
}
