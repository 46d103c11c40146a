import type { VNode } from 'preact';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';
import type { LaneColumn } from '../models/guidance-columns.ts';
import { WaitMark } from '../shell/wait-mark.tsx';
import { laneLabels, serviceWords } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import type { GuidanceModel } from './guidance-model.ts';

/** The waiting, a column for each line; a touch on a ticket opens what can be done with it. */
export function LaneBoard(props: {
  columns: readonly LaneColumn[];
  view: StaffQueueView;
  now: number;
  model: GuidanceModel;
}): VNode {
  return (
    <div class="lanes">
      {props.columns.map(({ lane, tickets }) => (
        <section key={lane} class={`card lane lane-${lane}`} aria-labelledby={`lane-${lane}`}>
          <h2 id={`lane-${lane}`}>
            {laneLabels[lane]()} <span class="lane-count">{tickets.length}</span>
          </h2>
          {tickets.length === 0 && <p class="quiet">{words.guidance_lane_empty()}</p>}
          <ul class="lane-tickets">
            {tickets.map((ticket) => (
              <li key={ticket.id}>
                <button type="button" class="lane-ticket" onClick={() => props.model.open({ kind: 'ticket', ticket })}>
                  <span class="lane-number">{ticket.number}</span>
                  <WaitMark ticket={ticket} view={props.view} now={props.now} />
                  <span class="lane-service">{serviceWords(ticket)}</span>
                  <Reserved ticket={ticket} view={props.view} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Reserved({ ticket, view }: { ticket: StaffTicket; view: StaffQueueView }): VNode | null {
  const window = view.windows.find((one) => one.id === ticket.window);
  if (window === undefined) return null;
  return <span class="badge">{words.reserved_for({ label: window.label })}</span>;
}

/** Missed numbers, which may come back; a touch opens what can be done with them. */
export function MissedRow({ view, model }: { view: StaffQueueView; model: GuidanceModel }): VNode | null {
  const missed = view.tickets.filter((ticket) => ticket.status === 'no-show');
  if (missed.length === 0) return null;
  return (
    <section class="card missed-row">
      <h2>{words.guidance_missed({ count: missed.length })}</h2>
      <ul>
        {missed.map((ticket) => (
          <li key={ticket.id}>
            <button type="button" class="missed-ticket" onClick={() => model.open({ kind: 'ticket', ticket })}>
              {ticket.number}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
