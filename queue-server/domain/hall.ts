import type { Refusal } from '../../protocol/problems.ts';
import type { Result } from '../../protocol/result.ts';
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

/** Everything that happens in the stream `hall/<id>`: its subjects side by side. */
export interface HallState {
  readonly queue: QueueState;
  readonly devices: DevicesState;
  readonly help: HelpState;
}
export type HallCommand = QueueCommand | DeviceCommand | HelpCommand;
export type HallEvent = QueueEvent | DeviceEvent | HelpEvent;

export function initialHall(): HallState {
  return { queue: initialQueue(), devices: initialDevices(), help: initialHelp() };
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
    default:
      if (event.type === 'ServiceDayOpened') state.help.requests.clear();
      evolveQueue(state.queue, event);
  }
}
