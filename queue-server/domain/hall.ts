import type { Refusal } from '../../protocol/problems.ts';
import { ok, type Result } from '../../protocol/result.ts';
import {
  type AppointmentEvent,
  type AppointmentsState,
  evolveAppointments,
  forgetBefore,
  initialAppointments,
} from './appointments/appointments.ts';
import { type AppointmentCommand, decideAppointments } from './appointments/decide.ts';
import { type CheckIn, decideCheckInTicket, missedAppointments } from './check-in.ts';
import {
  type DeviceCommand,
  type DeviceEvent,
  type DevicesState,
  decideDevices,
  evolveDevices,
  initialDevices,
} from './devices/devices.ts';
import { decideHelp, evolveHelp, type HelpCommand, type HelpEvent, type HelpState, initialHelp } from './help/help.ts';
import type { QueueCommand } from './queue/commands.ts';
import { decideQueue } from './queue/decide.ts';
import type { QueueEvent } from './queue/events.ts';
import { evolveQueue } from './queue/evolve.ts';
import { initialQueue, type QueueState } from './queue/state.ts';
import { answerTidalAdvice } from './tidal/answer.ts';
import {
  decideTide,
  evolveTide,
  initialTide,
  settleTide,
  type TideCommand,
  type TideEvent,
  type TideState,
} from './tidal/tide.ts';

/** Everything that happens in the stream `hall/<id>`: its subjects side by side. */
export interface HallState {
  readonly queue: QueueState;
  readonly devices: DevicesState;
  readonly help: HelpState;
  readonly appointments: AppointmentsState;
  readonly tide: TideState;
}
export type HallCommand = QueueCommand | DeviceCommand | HelpCommand | AppointmentCommand | CheckIn | TideCommand;
export type HallEvent = QueueEvent | DeviceEvent | HelpEvent | AppointmentEvent | TideEvent;

export function initialHall(): HallState {
  return {
    queue: initialQueue(),
    devices: initialDevices(),
    help: initialHelp(),
    appointments: initialAppointments(),
    tide: initialTide(),
  };
}

export function decideHall(state: HallState, command: HallCommand): Result<readonly HallEvent[], Refusal> {
  switch (command.type) {
    case 'OpenPairing':
    case 'PairDevice':
    case 'RevokeDevice':
    case 'ReportDeviceFaults':
      return decideDevices(state.devices, command);
    case 'RequestHelp':
    case 'AcknowledgeHelp':
    case 'EscalateHelp':
      return decideHelp(state.help, command);
    case 'BookAppointment':
    case 'MoveAppointment':
    case 'CancelAppointment':
      return decideAppointments(state.appointments, state.queue.config, command);
    case 'CheckIn':
      return decideCheckInTicket(state, command);
    case 'AdviseTide':
    case 'WithdrawTidalAdvice':
    case 'DropTidalOpening':
      return decideTide(state.tide, command);
    case 'AnswerTidalAdvice':
      return answerTidalAdvice(state, command);
    case 'RollServiceDay': {
      const rolled = decideQueue(state.queue, command);
      if (!rolled.ok || rolled.value.length === 0) return rolled;
      return ok([...missedAppointments(state, command.at), ...rolled.value]);
    }
    default:
      return decideQueue(state.queue, command);
  }
}

/** Folds one event in place. */
export function evolveHall(state: HallState, event: HallEvent): void {
  switch (event.type) {
    case 'PairingOpened':
    case 'DevicePaired':
    case 'DeviceRevoked':
    case 'DeviceFaultsReported':
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
    default:
      if (event.type === 'WindowOpened') settleTide(state.tide, 'open', event.window);
      if (event.type === 'WindowClosing' || event.type === 'WindowClosed')
        settleTide(state.tide, 'close', event.window);
      if (event.type === 'ServiceDayOpened') {
        Object.assign(state.tide, initialTide());
        state.help.requests.clear();
        forgetBefore(state.appointments, event.day);
      }
      evolveQueue(state.queue, event);
  }
}
