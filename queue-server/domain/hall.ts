import {
  type AppointmentEvent,
  type AppointmentsState,
  evolveAppointments,
  forgetBefore,
  initialAppointments,
} from './appointments/appointments.ts';
import type { DeviceEvent } from './devices/events.ts';
import { evolveDevices, forgetClosedOrders } from './devices/evolve.ts';
import { type DevicesState, initialDevices } from './devices/state.ts';
import { evolveHelp, type HelpEvent, type HelpState, initialHelp } from './help/help.ts';
import type { IdentityEvent } from './identity/identity-resolution.ts';
import type { QueueEvent } from './queue/events.ts';
import { evolveQueue } from './queue/evolve.ts';
import { initialQueue, type QueueState } from './queue/state.ts';
import { evolveTide, initialTide, keepTidal, settleTide, type TideEvent, type TideState } from './tidal/tide.ts';

/** Everything that happens in the stream `hall/<id>`: its subjects side by side. */
export interface HallState {
  readonly queue: QueueState;
  readonly devices: DevicesState;
  readonly help: HelpState;
  readonly appointments: AppointmentsState;
  readonly tide: TideState;
}
export type HallEvent = QueueEvent | DeviceEvent | HelpEvent | AppointmentEvent | TideEvent | IdentityEvent;

export function initialHall(): HallState {
  return {
    queue: initialQueue(),
    devices: initialDevices(),
    help: initialHelp(),
    appointments: initialAppointments(),
    tide: initialTide(),
  };
}

/** Folds one event in place. */
export function evolveHall(state: HallState, event: HallEvent): void {
  switch (event.type) {
    case 'PairingOpened':
    case 'DevicePaired':
    case 'DeviceRevoked':
    case 'DeviceFaultsReported':
    case 'DevicePartsReported':
    case 'DeviceSilent':
    case 'DeviceHeard':
    case 'DeviceInspected':
    case 'WorkOrderOpened':
    case 'WorkOrderTaken':
    case 'WorkOrderClosed':
    case 'WorkOrderReopened':
      evolveDevices(state.devices, event);
      return;
    case 'HelpRequested':
    case 'HelpAcknowledged':
    case 'HelpEscalated':
      evolveHelp(state.help, event);
      return;
    case 'AppointmentBooked':
    case 'AppointmentMoved':
    case 'AppointmentCancelled':
    case 'AppointmentCheckedIn':
    case 'AppointmentMissed':
      evolveAppointments(state.appointments, event);
      return;
    case 'TidalAdvised':
    case 'TidalAdviceAccepted':
    case 'TidalAdviceDeclined':
    case 'TidalAdviceWithdrawn':
    case 'TidalOpeningDropped':
      evolveTide(state.tide, event);
      return;
    case 'IdentityResolved':
      return;
    case 'HallConfigured':
      keepTidal(state.tide, event.config.windows);
      evolveQueue(state.queue, event);
      return;
    default:
      if (event.type === 'WindowOpened') settleTide(state.tide, 'open', event.window);
      if (event.type === 'WindowClosing' || event.type === 'WindowClosed')
        settleTide(state.tide, 'close', event.window);
      if (event.type === 'ServiceDayOpened') {
        Object.assign(state.tide, initialTide());
        state.help.requests.clear();
        forgetBefore(state.appointments, event.day);
        forgetClosedOrders(state.devices, event.at);
      }
      evolveQueue(state.queue, event);
  }
}
