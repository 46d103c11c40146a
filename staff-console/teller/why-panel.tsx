import type { ComponentChildren, VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { StaffTicket } from '../../protocol/views.ts';
import { CallReasonLines } from '../words/call-reason-lines.tsx';
import { groupLabels, laneLabels, printLabels, serviceWords } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import type { TellerModel } from './teller-model.ts';

/** Why this number was called, and what is known of the ticket (B-05; the teller can tell a person who asks). */
export function WhyPanel({ model }: { model: TellerModel }): VNode {
  const { ticket } = model.situation.value;
  return (
    <section class="card why">
      <h2>{words.why_title()}</h2>
      {ticket?.explanation === undefined ? (
        <p class="quiet">{words.why_none()}</p>
      ) : (
        <CallReasonLines explanation={ticket.explanation} />
      )}
      {ticket !== null && <Facts model={model} ticket={ticket} />}
    </section>
  );
}

function Facts({ model, ticket }: { model: TellerModel; ticket: StaffTicket }): VNode {
  const view = model.queue.value;
  const time = (at: number) => clockTime(at, view.utcOffsetMinutes);
  return (
    <>
      <h2>{words.details_title()}</h2>
      <dl class="facts">
        <Fact name={words.details_service()}>{serviceWords(ticket)}</Fact>
        <Fact name={words.details_lane()}>{laneLabels[ticket.lane]()}</Fact>
        <Fact name={words.details_group()}>{groupLabels[ticket.group]()}</Fact>
        <Fact name={words.details_number()}>{model.detail.value?.holderNumber ?? words.current_holder_unknown()}</Fact>
        <Fact name={words.details_issued()}>{time(ticket.issuedAt)}</Fact>
        <Fact name={words.details_print()}>{printLabels[ticket.printed]()}</Fact>
        {ticket.appointmentAt !== null && <Fact name={words.details_booked()}>{time(ticket.appointmentAt)}</Fact>}
        {ticket.priorityReason !== null && <Fact name={words.details_reason()}>{ticket.priorityReason}</Fact>}
        {ticket.note !== null && <Fact name={words.reason_title()}>{ticket.note}</Fact>}
      </dl>
      {ticket.claimedGroup !== null && (
        <p class="quiet">{words.details_claimed({ group: groupLabels[ticket.claimedGroup]() })}</p>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
