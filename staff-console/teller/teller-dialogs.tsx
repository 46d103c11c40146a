import type { VNode } from 'preact';
import type { Position } from '../../protocol/permissions.ts';
import { assertNever } from '../../protocol/result.ts';
import { CounterDialog } from '../counter/counter-dialog.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { ReasonDialog } from '../kit/reason-dialog.tsx';
import { TransferDialog } from '../kit/transfer-dialog.tsx';
import { words } from '../words/messages.ts';
import { CloseDialog } from './close-dialog.tsx';
import { leftBehind } from './left-behind.ts';
import type { TellerModel } from './teller-model.ts';

/** The dialog that is open on the teller terminal, if one is. */
export function TellerDialogs(props: { model: TellerModel; positions: readonly Position[] }): VNode | null {
  const { model, positions } = props;
  const dialog = model.dialog.value;
  if (dialog === null) return null;
  const notice = model.notice.value;
  const { window, calling } = model.situation.value;
  const shared = {
    busy: model.busy.value,
    problem: notice?.kind === 'refused' ? notice.problem : null,
    onClose: () => {
      model.dialog.value = null;
    },
  };
  switch (dialog.kind) {
    // What is asked of a ticket is meant for this one, whatever the window has when the question is answered.
    case 'devices':
      return <CounterDialog positions={positions} onClose={shared.onClose} />;
    case 'hold':
      return (
        <ReasonDialog
          {...shared}
          label={words.hold_title({ number: dialog.ticket.number })}
          intro={words.hold_intro()}
          submit={words.action_hold()}
          choices={[
            words.hold_reason_materials(),
            words.hold_reason_review(),
            words.hold_reason_form(),
            words.hold_reason_copy(),
          ]}
          onReason={(reason) => void model.send('hold', { reason, current: dialog.ticket.id })}
        />
      );
    case 'pause':
      return (
        <ReasonDialog
          {...shared}
          label={words.pause_title()}
          intro={words.pause_intro()}
          submit={words.action_pause()}
          choices={[
            words.pause_reason_break(),
            words.pause_reason_meal(),
            words.pause_reason_equipment(),
            words.pause_reason_paperwork(),
          ]}
          onReason={(reason) => void model.send('pause', { reason })}
        />
      );
    case 'miss':
      return (
        <ReasonDialog
          {...shared}
          tone="danger"
          label={words.miss_title({ number: dialog.ticket.number })}
          intro={missIntro(calling.recalls - dialog.ticket.recalls)}
          submit={words.action_miss()}
          choices={[words.miss_reason_left(), words.miss_reason_gave_up(), words.miss_reason_wrong()]}
          onReason={(reason) => void model.send('no-show', { reason, current: dialog.ticket.id })}
        />
      );
    case 'pick':
      return (
        <ReasonDialog
          {...shared}
          label={words.pick_title({ number: dialog.ticket.number })}
          intro={words.pick_intro()}
          submit={words.row_pick()}
          choices={[
            words.pick_reason_frail(),
            words.pick_reason_child(),
            words.pick_reason_followup(),
            words.pick_reason_leader(),
          ]}
          onReason={(reason) => void model.send('call-next', { ticket: dialog.ticket.id, reason })}
        />
      );
    case 'reactivate':
      return (
        <FormDialog
          {...shared}
          label={words.reactivate_title({ number: dialog.ticket.number })}
          intro={words.reactivate_intro()}
          submit={words.row_reactivate()}
          ready
          onSubmit={() => void model.reactivate(dialog.ticket.id)}
        />
      );
    case 'transfer':
      return (
        <TransferDialog
          {...shared}
          ticket={dialog.ticket}
          windows={model.queue.value.windows}
          from={window.id}
          onTransfer={(body) => void model.send('transfer', { ...body, current: dialog.ticket.id })}
        />
      );
    case 'close':
      return (
        <CloseDialog
          {...shared}
          window={window}
          decisionAsked={shared.problem?.code === 'decision_required'}
          left={leftBehind(shared.problem)}
          onCloseWindow={(body) => void model.send('close', body)}
        />
      );
    default:
      return assertNever(dialog);
  }
}

function missIntro(left: number): string {
  return left > 0 ? words.miss_intro({ left }) : words.miss_intro_soon();
}
