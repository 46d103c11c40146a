import type { Refusal } from '../../protocol/problems.ts';
import { ok, type Result } from '../../protocol/result.ts';
import { type AppointmentCommand, decideAppointments } from './appointments/decide.ts';
import { type CheckIn, decideCheckInTicket, missedAppointments } from './check-in.ts';
import type { DeviceCommand } from './devices/commands.ts';
import { decideDevices } from './devices/decide.ts';
import type { HallEvent, HallState } from './hall.ts';
import { decideHelp, type HelpCommand } from './help/help.ts';
import { decideIdentity, type RecordIdentityResolution } from './identity/identity-resolution.ts';
import type { QueueCommand } from './queue/commands.ts';
import { decideQueue } from './queue/decide.ts';
import { answerTidalAdvice } from './tidal/answer.ts';
import { decideTide, type TideCommand } from './tidal/tide.ts';

export type HallCommand =
  | QueueCommand
  | DeviceCommand
  | HelpCommand
  | AppointmentCommand
  | CheckIn
  | TideCommand
  | RecordIdentityResolution;

/** Which events a command causes in a hall, or why it may not. Pure; subjects that meet in one command meet here. */
export function decideHall(state: HallState, command: HallCommand): Result<readonly HallEvent[], Refusal> {
  switch (command.type) {
    case 'OpenPairing':
    case 'PairDevice':
    case 'RevokeDevice':
    case 'HearDevice':
    case 'ObserveDevices':
    case 'RecordInspection':
    case 'OpenWorkOrder':
    case 'TakeWorkOrder':
    case 'CloseWorkOrder':
    case 'ReopenWorkOrder':
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
    case 'RecordIdentityResolution':
      return ok(decideIdentity(command));
    case 'RollServiceDay': {
      const rolled = decideQueue(state.queue, command);
      if (!rolled.ok || rolled.value.length === 0) return rolled;
      return ok([...missedAppointments(state, command.at), ...rolled.value]);
    }
    default:
      return decideQueue(state.queue, command);
  }
}
