import type { DeskView, ManagedDevice, WorkOrder as WorkOrderView } from '../../../protocol/devices-api.ts';
import type { HallConfig, UpkeepConfig } from '../../../protocol/hall-config.ts';
import type { DeviceId, StaffId } from '../../../protocol/ids.ts';
import { type Device, devicesInUse, type WorkOrder } from '../../domain/devices/state.ts';
import { conditionOf, inspectionDueAt, upkeepOf } from '../../domain/devices/upkeep.ts';
import type { HallState } from '../../domain/hall.ts';
import { projectDevice } from '../staff-queue/staff-queue-view.ts';

export interface DeskInput {
  readonly state: HallState;
  readonly config: HallConfig;
  readonly online: (device: DeviceId) => boolean;
  /** Ms; null where no sign of life is known. */
  readonly lastHeardAt: (device: DeviceId) => number | null;
  readonly staffNo: (staff: StaffId) => string;
  readonly seq: number;
  readonly now: number;
}

/** Every device with its parts, consumables and next inspection, and its work orders: what the device page shows (D-23). */
export function projectDesk(input: DeskInput): DeskView {
  const { state, config, seq } = input;
  const upkeep = upkeepOf(config);
  const orders = [...state.devices.orders.values()].sort((a, b) => b.number - a.number);
  return {
    hall: config.id,
    seq,
    utcOffsetMinutes: config.utcOffsetMinutes,
    silentSeconds: upkeep.silentSeconds,
    inspectionDays: upkeep.inspectionDays,
    devices: devicesInUse(state.devices).map((device) => managedDevice(device, upkeep, input)),
    orders: orders.map((order) => projectWorkOrder(order, input)),
  };
}

function managedDevice(device: Device, upkeep: UpkeepConfig, input: DeskInput): ManagedDevice {
  const { inspection } = device;
  const dueAt = inspectionDueAt(device, upkeep);
  return {
    ...projectDevice(device, input.online),
    condition: conditionOf(device),
    lastHeardAt: input.lastHeardAt(device.id),
    parts: [...device.parts],
    inspection: {
      last: inspection && {
        at: inspection.at,
        by: { staff: inspection.staff, staffNo: input.staffNo(inspection.staff) },
        outcome: inspection.outcome,
        words: inspection.words,
      },
      dueAt,
      overdue: input.now >= dueAt,
    },
  };
}

/** People by id and staff number, null where a rule acted or nobody has yet; the device by its name (D-23). */
export function projectWorkOrder(order: WorkOrder, input: Pick<DeskInput, 'state' | 'staffNo'>): WorkOrderView {
  const person = (staff: StaffId | null) => (staff === null ? null : { staff, staffNo: input.staffNo(staff) });
  return {
    ...order,
    deviceName: input.state.devices.devices.get(order.device)?.name ?? order.device,
    openedBy: person(order.openedBy),
    takenBy: person(order.takenBy),
    closedBy: person(order.closedBy),
  };
}
