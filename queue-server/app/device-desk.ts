import type { DeskView, DeviceHistoryReply, WorkOrder } from '../../protocol/devices-api.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { DeviceId, StaffId, WorkOrderId } from '../../protocol/ids.ts';
import { devicesInUse } from '../domain/devices/state.ts';
import type { HallState } from '../domain/hall.ts';
import { projectDesk, projectWorkOrder } from '../views/device-desk/device-desk-view.ts';
import type { DeviceHistory } from '../views/device-history/device-history.ts';
import type { Presence } from './presence.ts';

/** Signs of life of a hall's devices, and what the device page shows. Heartbeats lie in memory; the ledger knows silences. */
export interface DeviceDesk {
  noteHeard(device: DeviceId): void;
  /** The last sign of life of each device in use; one that has given none counts from the start of this process. */
  signsOfLife(): { readonly device: DeviceId; readonly lastHeardAt: number }[];
  /** Its `seq` counts what has changed since the process started, and half: it is never taken for one of another start. */
  view(): DeskView;
  workOrder(id: WorkOrderId): WorkOrder | null;
  history(device: DeviceId, from: number, to: number): DeviceHistoryReply;
  pastIsRead(): void;
}

/** What the desk reads of its hall and never changes. */
export interface DeskParts {
  readonly state: HallState;
  readonly config: () => HallConfig;
  readonly presence: Presence<DeviceId>;
  readonly history: DeviceHistory;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The number under which a member of staff is shown, instead of a name. */
  readonly staffNo: (staff: StaffId) => string;
}

/** Has heard nobody yet: in its view such a device was last heard at its `silentSince`, or never. */
export function createDeviceDesk({ state, config, presence, history, now, staffNo }: DeskParts): DeviceDesk {
  const startedAt = now();
  const heardAt = new Map<DeviceId, number>();
  let changes = 0;
  let lastText = '';
  let complete = false;

  function project(seq: number): DeskView {
    return projectDesk({
      state,
      config: config(),
      online: presence.online,
      lastHeardAt: (device) => heardAt.get(device) ?? state.devices.devices.get(device)?.silentSince ?? null,
      staffNo,
      seq,
      now: now(),
    });
  }

  return {
    noteHeard: (device) => void heardAt.set(device, now()),
    signsOfLife: () =>
      devicesInUse(state.devices).map(({ id, silentSince, pairedAt }) => ({
        device: id,
        lastHeardAt: heardAt.get(id) ?? silentSince ?? Math.max(startedAt, pairedAt ?? 0),
      })),
    view() {
      const view = project(0);
      const text = JSON.stringify(view);
      if (text !== lastText) changes += 1;
      lastText = text;
      return { ...view, seq: changes + 0.5 };
    },
    workOrder(id) {
      const order = state.devices.orders.get(id);
      return order ? projectWorkOrder(order, { state, staffNo }) : null;
    },
    history: (device, from, to) => ({ device, from, to, complete, ...history.read(device, { from, to }, staffNo) }),
    pastIsRead() {
      complete = true;
    },
  };
}
