import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { draggedWith, toggled } from '../models/ticket-selection.ts';
import { WaitMark } from '../shell/wait-mark.tsx';
import { serviceWords } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { useTicketDrag } from './drag.ts';
import type { GuidanceModel } from './guidance-model.ts';
import type { MovesModel } from './moves-model.ts';

/** One waiting ticket: a touch opens it, or chooses it while tickets are chosen; it can be dragged either way. */
export function QueueCard(props: {
  ticket: StaffTicket;
  view: StaffQueueView;
  now: number;
  tabStop: boolean;
  model: GuidanceModel;
  moves: MovesModel;
}): VNode {
  const { ticket, view, now, moves } = props;
  const item = useRef<HTMLLIElement>(null);
  const selection = moves.selection.value;
  const selecting = moves.selecting.value;
  const chosen = selection.has(ticket.id);
  useTicketDrag(item, ticket.id, () => {
    const { length } = draggedWith(view, selection, ticket.id);
    return length > 1 ? words.move_selected({ count: length }) : null;
  });
  const press = () => {
    if (selecting) moves.select(toggled(selection, ticket.id));
    else props.model.open({ kind: 'ticket', ticket });
  };
  return (
    <li ref={item}>
      <button
        type="button"
        class="lane-ticket"
        data-ticket={ticket.id}
        tabIndex={props.tabStop ? 0 : -1}
        {...(selecting ? { 'aria-pressed': chosen } : {})}
        onClick={press}
      >
        <span class="lane-number">
          {selecting && <span class="tick">{chosen && <Icon name="check" />}</span>}
          {ticket.number}
        </span>
        <WaitMark ticket={ticket} view={view} now={now} />
        <span class="lane-service">{serviceWords(ticket)}</span>
      </button>
    </li>
  );
}
