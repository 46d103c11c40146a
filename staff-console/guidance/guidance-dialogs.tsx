import type { VNode } from 'preact';
import { assertNever } from '../../protocol/result.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { ReasonDialog } from '../kit/reason-dialog.tsx';
import { TransferDialog } from '../kit/transfer-dialog.tsx';
import { words } from '../words/messages.ts';
import { GrantDialog } from './grant-dialog.tsx';
import type { GuidanceModel } from './guidance-model.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { MovesModel } from './moves-model.ts';
import { TicketDialog } from './ticket-dialog.tsx';

/** The dialog that is open on the guidance page, if one is. */
export function GuidanceDialogs(props: {
  model: GuidanceModel;
  moves: MovesModel;
  view: StaffQueueView;
}): VNode | null {
  const { model, moves, view } = props;
  const dialog = model.dialog.value;
  const planned = moves.planned.value;
  if (planned !== null) return <MoveDialog moves={moves} planned={planned} view={view} />;
  if (dialog === null) return null;
  const shared = { busy: model.busy.value, problem: model.problem.value, onClose: () => model.open(null) };
  switch (dialog.kind) {
    case 'issue':
      return <IssueDialog model={model} />;
    case 'ticket': {
      // As it stands now: it may be called, or be gone, while one reads.
      const ticket = view.tickets.find(({ id }) => id === dialog.ticket.id);
      return <TicketDialog model={model} moves={moves} ticket={ticket ?? dialog.ticket} isGone={!ticket} view={view} />;
    }
    case 'grant':
      return <GrantDialog model={model} ticket={dialog.ticket} />;
    case 'transfer':
      return (
        <TransferDialog
          {...shared}
          ticket={dialog.ticket}
          windows={view.windows}
          from={dialog.ticket.window}
          onTransfer={(body) => void model.transfer(dialog.ticket, body)}
        />
      );
    case 'cancel':
      return (
        <ReasonDialog
          {...shared}
          tone="danger"
          label={words.ticket_cancel_title({ number: dialog.ticket.number })}
          intro={words.ticket_cancel_intro()}
          submit={words.ticket_cancel()}
          choices={[words.cancel_reason_left(), words.cancel_reason_wrong(), words.cancel_reason_double()]}
          onReason={(reason) => void model.cancel(dialog.ticket, reason)}
        />
      );
    default:
      return assertNever(dialog);
  }
}
