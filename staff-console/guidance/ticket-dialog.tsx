import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import type { IconName } from '../kit/icon-files.ts';
import { type GuideAction, guideActions } from '../models/guidance-columns.ts';
import { CallReasonLines } from '../words/call-reason-lines.tsx';
import { groupLabels, laneLabels, printLabels, serviceWords, ticketStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import type { GuidanceModel } from './guidance-model.ts';
import type { MovesModel } from './moves-model.ts';

const faces: Readonly<Record<GuideAction, { readonly label: () => string; readonly icon: IconName }>> = {
  transfer: { label: words.ticket_transfer, icon: 'arrow-left-right' },
  grant: { label: words.ticket_grant, icon: 'accessibility' },
  cancel: { label: words.ticket_cancel, icon: 'x' },
  reactivate: { label: words.row_reactivate, icon: 'rotate-ccw' },
};

/** One ticket on the guidance page: what is known of it, and what can be done. */
export function TicketDialog(props: {
  model: GuidanceModel;
  moves: MovesModel;
  ticket: StaffTicket;
  /** It was finished, cancelled or has expired; `ticket` is how it was last seen. */
  isGone: boolean;
  view: StaffQueueView;
}): VNode {
  const { model, moves, ticket, isGone, view } = props;
  const close = () => model.open(null);
  const problem = model.problem.value;
  return (
    <Dialog
      label={words.ticket_title({ number: ticket.number })}
      onClose={close}
      footer={
        <Button class="touch" appearance="outlined" size="l" onClick={close}>
          {words.close_dialog()}
        </Button>
      }
    >
      <div class="form-dialog">
        {problem !== null && <Callout tone="danger">{problemWords(problem)}</Callout>}
        <p class="ticket-lines">
          {[
            serviceWords(ticket),
            laneLabels[ticket.lane](),
            isGone ? words.ticket_gone() : ticketStatusLabels[ticket.status](),
            words.current_issued({ time: clockTime(ticket.issuedAt, view.utcOffsetMinutes) }),
            printLabels[ticket.printed](),
          ].join(' · ')}
        </p>
        {ticket.explanation !== undefined && <CallReasonLines explanation={ticket.explanation} />}
        {ticket.claimedGroup !== null && (
          <Callout tone="warning">{words.details_claimed({ group: groupLabels[ticket.claimedGroup]() })}</Callout>
        )}
        <div class="ticket-actions">
          {(isGone ? [] : guideActions(ticket)).map((action, index) => (
            <Button
              key={action}
              class="touch"
              size="l"
              autofocus={index === 0}
              variant={action === 'cancel' ? 'danger' : 'neutral'}
              appearance="outlined"
              loading={model.busy.value}
              onClick={() => {
                if (action === 'reactivate') void model.reactivate(ticket);
                else if (action === 'transfer' && ticket.status === 'waiting') {
                  close();
                  moves.plan([ticket], null);
                } else model.open({ kind: action, ticket });
              }}
            >
              <Icon slot="start" name={faces[action].icon} />
              {faces[action].label()}
            </Button>
          ))}
        </div>
        <p class="quiet">{words.reprint_hint()}</p>
      </div>
    </Dialog>
  );
}
