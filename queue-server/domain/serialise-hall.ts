import type { WindowId } from '../../protocol/ids.ts';
import type { Booking } from './appointments/appointments.ts';
import type { Device, WorkOrder } from './devices/state.ts';
import type { HallState } from './hall.ts';
import type { HelpRequest } from './help/help.ts';
import { type QueueSnapshot, restoreQueue, serialiseQueue } from './queue/serialise-queue.ts';
import type { OpenAdvice } from './tidal/tide.ts';

/** Names the shape of a hall's snapshot. Another name means that old snapshots are not read and the ledger is replayed. */
export const hallStateVersion = 'hall-9';

/** As it lies in the ledger: whoever changes it, or the state in it, gives `hallStateVersion` another name. */
export interface HallSnapshot {
  readonly queue: QueueSnapshot;
  readonly devices: readonly Device[];
  readonly workOrders: { readonly list: readonly WorkOrder[]; readonly counted: number };
  readonly help: readonly HelpRequest[];
  readonly bookings: readonly Booking[];
  readonly tide: { readonly advice: OpenAdvice | null; readonly opening: readonly (readonly [WindowId, number])[] };
}

/** The state as plain data, for a snapshot. Its shape is named by `hallStateVersion`. */
export function serialiseHall(state: HallState): HallSnapshot {
  return {
    queue: serialiseQueue(state.queue),
    devices: [...state.devices.devices.values()],
    workOrders: { list: [...state.devices.orders.values()], counted: state.devices.ordersCounted },
    help: [...state.help.requests.values()],
    bookings: [...state.appointments.bookings.values()],
    tide: { advice: state.tide.advice, opening: [...state.tide.opening] },
  };
}

/** The state of a snapshot, which becomes part of it: parse the JSON anew for a second one. */
export function restoreHall(plain: HallSnapshot): HallState {
  const living = plain.devices.filter((device) => device.tokenDigest !== null && !device.revoked);
  return {
    queue: restoreQueue(plain.queue),
    devices: {
      devices: new Map(plain.devices.map((device) => [device.id, device])),
      byToken: new Map(living.map((device) => [device.tokenDigest ?? '', device.id])),
      orders: new Map(plain.workOrders.list.map((order) => [order.id, order])),
      ordersCounted: plain.workOrders.counted,
    },
    help: { requests: new Map(plain.help.map((request) => [request.id, request])) },
    appointments: {
      bookings: new Map(plain.bookings.map((booking) => [booking.id, booking])),
      byCode: new Map(plain.bookings.map((booking) => [booking.code, booking.id])),
    },
    tide: { advice: plain.tide.advice, opening: new Map(plain.tide.opening) },
  };
}
