import { assertNever } from '../../../protocol/result.ts';
import type { QueueCommand } from './commands.ts';
import { decideConfigure } from './decide/configure.ts';
import type { Decision } from './decide/decision.ts';
import { decideIssue } from './decide/issue-ticket.ts';
import {
  decideBeginPrint,
  decideCancel,
  decideGrant,
  decideReactivate,
  decideReportPrint,
  decideTransfer,
  decideTransferCurrent,
} from './decide/move-ticket.ts';
import { decideReassign, decideUndoReassignment } from './decide/reassign.ts';
import {
  decideCallNext,
  decideFinish,
  decideHold,
  decidePass,
  decideRecall,
  decideResume,
  decideReturn,
  decideStart,
  decideUndo,
} from './decide/serve-ticket.ts';
import { decideRollDay } from './decide/service-day.ts';
import { decideClose, decideContinue, decideOpen, decidePause } from './decide/staff-window.ts';
import type { QueueState } from './state.ts';

/** Which events a command causes, or why it may not. Pure: the state is not touched, time and ids come with the command. */
export function decideQueue(state: QueueState, command: QueueCommand): Decision {
  switch (command.type) {
    case 'ConfigureHall':
      return decideConfigure(state, command);
    case 'RollServiceDay':
      return decideRollDay(state, command);
    case 'IssueTicket':
      return decideIssue(state, command);
    case 'BeginPrint':
      return decideBeginPrint(state, command);
    case 'ReportPrint':
      return decideReportPrint(state, command);
    case 'GrantPriority':
      return decideGrant(state, command);
    case 'ReactivateTicket':
      return decideReactivate(state, command);
    case 'CancelTicket':
      return decideCancel(state, command);
    case 'TransferTicket':
      return decideTransfer(state, command);
    case 'ReassignTickets':
      return decideReassign(state, command);
    case 'UndoReassignment':
      return decideUndoReassignment(state, command);
    case 'OpenWindow':
      return decideOpen(state, command);
    case 'PauseWindow':
      return decidePause(state, command);
    case 'ContinueWindow':
      return decideContinue(state, command);
    case 'CloseWindow':
      return decideClose(state, command);
    case 'CallNextTicket':
      return decideCallNext(state, command);
    case 'RecallTicket':
      return decideRecall(state, command);
    case 'ReturnCall':
      return decideReturn(state, command);
    case 'StartService':
      return decideStart(state, command);
    case 'PassTicket':
      return decidePass(state, command);
    case 'HoldTicket':
      return decideHold(state, command);
    case 'ResumeTicket':
      return decideResume(state, command);
    case 'TransferCurrent':
      return decideTransferCurrent(state, command);
    case 'FinishTicket':
      return decideFinish(state, command);
    case 'UndoWindowAction':
      return decideUndo(state, command);
    default:
      return assertNever(command);
  }
}
