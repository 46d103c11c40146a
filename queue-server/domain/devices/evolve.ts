import { assertNever } from '../../../protocol/result.ts';
import type { DeviceEvent, PairingOpened, WorkOrderEvent } from './events.ts';
import { partsAfter, partsOfFaults } from './parts.ts';
import type { DevicesState, WorkOrder } from './state.ts';

/** Folds one event in place. */
export function evolveDevices(state: DevicesState, event: DeviceEvent): void {
  switch (event.type) {
    case 'PairingOpened':
      openPairing(state, event);
      return;
    case 'WorkOrderOpened':
    case 'WorkOrderTaken':
    case 'WorkOrderClosed':
    case 'WorkOrderReopened':
      evolveOrders(state, event);
      return;
    default:
      evolveDevice(state, event);
  }
}

function openPairing(
  state: DevicesState,
  { device: id, kind, name, window, codeDigest, expiresAt }: PairingOpened,
): void {
  state.devices.set(id, {
    id,
    kind,
    name,
    window,
    codeDigest,
    codeExpiresAt: expiresAt,
    tokenDigest: null,
    pairedAt: null,
    revoked: false,
    parts: [],
    silentSince: null,
    inspection: null,
  });
}

function evolveDevice(state: DevicesState, event: Exclude<DeviceEvent, PairingOpened | WorkOrderEvent>): void {
  const device = state.devices.get(event.device);
  if (!device) return;
  switch (event.type) {
    case 'DevicePaired':
      Object.assign(device, { tokenDigest: event.tokenDigest, codeDigest: null, pairedAt: event.at });
      state.byToken.set(event.tokenDigest, device.id);
      return;
    case 'DeviceRevoked':
      device.revoked = true;
      if (device.tokenDigest !== null) state.byToken.delete(device.tokenDigest);
      return;
    case 'DeviceFaultsReported':
      device.parts = partsAfter(device.parts, partsOfFaults(event.faults), event.at);
      return;
    case 'DevicePartsReported':
      device.parts = partsAfter(device.parts, event.parts, event.at);
      return;
    case 'DeviceSilent':
      device.silentSince = event.lastHeardAt;
      return;
    case 'DeviceHeard':
      device.silentSince = null;
      return;
    case 'DeviceInspected': {
      const { at, staff, outcome, words } = event;
      device.inspection = { at, staff, outcome, words };
      return;
    }
    default:
      assertNever(event);
  }
}

function evolveOrders(state: DevicesState, event: WorkOrderEvent): void {
  if (event.type === 'WorkOrderOpened') {
    state.ordersCounted = event.number;
    state.orders.set(event.order, newOrder(event));
    return;
  }
  const order = state.orders.get(event.order);
  if (!order) return;
  switch (event.type) {
    case 'WorkOrderTaken':
      Object.assign(order, { status: 'taken', takenAt: event.at, takenBy: event.staff });
      return;
    case 'WorkOrderClosed': {
      const { at: closedAt, staff: closedBy, outcome, result } = event;
      Object.assign(order, { status: 'closed', closedAt, closedBy, outcome, result });
      return;
    }
    case 'WorkOrderReopened':
      order.status = 'open';
      order.reopened += 1;
      Object.assign(order, {
        takenAt: null,
        takenBy: null,
        closedAt: null,
        closedBy: null,
        outcome: null,
        result: null,
      });
      return;
    default:
      assertNever(event);
  }
}

function newOrder(event: Extract<WorkOrderEvent, { type: 'WorkOrderOpened' }>): WorkOrder {
  const { order: id, number, device, cause, words, at: openedAt, staff: openedBy } = event;
  return {
    id,
    number,
    device,
    cause,
    words,
    openedAt,
    openedBy,
    status: 'open',
    takenAt: null,
    takenBy: null,
    closedAt: null,
    closedBy: null,
    outcome: null,
    result: null,
    reopened: 0,
  };
}

const keptClosedMs = 30 * 86_400_000;

/** Orders that were closed long ago leave the state; the ledger keeps them. */
export function forgetClosedOrders(state: DevicesState, now: number): void {
  for (const { id, closedAt } of state.orders.values()) {
    if (closedAt !== null && now - closedAt > keptClosedMs) state.orders.delete(id);
  }
}
