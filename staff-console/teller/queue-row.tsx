import type { ComponentChildren, VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';
import { laneLabels, serviceWords } from '../words/labels.ts';
import { words } from '../words/messages.ts';

/** One number in the list at the left: what it is, how long it waits, what pressing it does. Tab stops once in each list. */
export function QueueRow(props: {
  ticket: StaffTicket;
  tabStop: boolean;
  action: string;
  end: ComponentChildren;
  badge?: ComponentChildren;
  onPress: () => void;
}): VNode {
  return (
    <li>
      <button type="button" class="queue-row" data-queue-row tabIndex={props.tabStop ? 0 : -1} onClick={props.onPress}>
        <span class="queue-number">{props.ticket.number}</span>
        <span class="queue-what">
          <span class="queue-service">{serviceWords(props.ticket)}</span>
          <span class="queue-badges">{props.badge}</span>
        </span>
        <span class="queue-end">{props.end}</span>
        <span class="queue-action">{props.action}</span>
      </button>
    </li>
  );
}

/** The line that a ticket stands in; the general one needs no badge. */
export function LaneBadge({ ticket, view }: { ticket: StaffTicket; view: StaffQueueView }): VNode | null {
  if (ticket.window !== null) return <span class="badge">{words.reserved_here()}</span>;
  if (ticket.appointmentAt !== null) {
    return (
      <span class="badge badge-booked">
        {words.appointment_at({ time: clockTime(ticket.appointmentAt, view.utcOffsetMinutes) })}
      </span>
    );
  }
  if (ticket.lane === 'general') return null;
  return <span class={`badge badge-${ticket.lane}`}>{laneLabels[ticket.lane]()}</span>;
}
