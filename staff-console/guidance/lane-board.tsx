import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { StaffQueueView } from '../../protocol/views.ts';
import { columnKey, columnTarget, type QueueColumn } from '../models/guidance-columns.ts';
import { takesPeople } from '../models/move-target.ts';
import { chosenOf, draggedWith, wholeToggled } from '../models/ticket-selection.ts';
import { laneLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { boardKey } from './board-keys.ts';
import { useTicketDrop } from './drag.ts';
import type { GuidanceModel } from './guidance-model.ts';
import type { MovesModel } from './moves-model.ts';
import { QueueCard } from './queue-card.tsx';

interface BoardProps {
  readonly view: StaffQueueView;
  readonly now: number;
  readonly model: GuidanceModel;
  readonly moves: MovesModel;
}

/** The waiting, a column for each line and for each window that somebody waits for alone. */
export function LaneBoard(props: BoardProps & { columns: readonly QueueColumn[] }): VNode {
  const count = props.columns.reduce((sum, column) => sum + column.tickets.length, 0);
  return (
    <section
      class="lanes"
      aria-label={words.guidance_waiting({ count })}
      onKeyDown={(event) => boardKey(event, props.view, props.moves)}
    >
      {props.columns.map((column) => (
        <Column key={columnKey(column)} {...props} column={column} />
      ))}
    </section>
  );
}

function Column({ column, ...board }: BoardProps & { column: QueueColumn }): VNode {
  const { view, moves } = board;
  const { tickets } = column;
  const place = useRef<HTMLElement>(null);
  const key = columnKey(column);
  const target = columnTarget(column);
  const over = useTicketDrop(place, {
    takes: takesPeople(target),
    onDrop: (ticket) => moves.plan(draggedWith(view, moves.selection.peek(), ticket), target),
  });
  return (
    <section
      ref={place}
      class={`card lane lane-${column.kind} ${key} ${tickets.length === 0 ? 'lane-none' : ''} ${over ? 'drop-over' : ''}`}
      aria-labelledby={key}
      data-column={key}
    >
      <h2 id={key}>
        {columnName(column)} <span class="lane-count">{tickets.length}</span>
      </h2>
      {moves.selecting.value && tickets.length > 0 && <WholeColumn column={column} moves={moves} />}
      {tickets.length === 0 && <p class="quiet">{words.guidance_lane_empty()}</p>}
      <ul class="lane-tickets">
        {tickets.map((ticket, index) => (
          <QueueCard key={ticket.id} {...board} ticket={ticket} tabStop={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function columnName(column: QueueColumn): string {
  if (column.kind === 'lane') return laneLabels[column.lane]();
  return words.window_named({ label: column.window.label });
}

/** Chooses the whole line or the whole window, and gives it up again. */
function WholeColumn({ column, moves }: { column: QueueColumn; moves: MovesModel }): VNode {
  const chosen = chosenOf(moves.selection.value, column.tickets);
  return (
    <button
      type="button"
      class="whole-column"
      aria-pressed={chosen === 'some' ? 'mixed' : chosen === 'all'}
      aria-label={words.move_whole_line({ name: columnName(column) })}
      onClick={() => moves.select(wholeToggled(moves.selection.value, column.tickets))}
    >
      {words.move_whole_short()}
    </button>
  );
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
