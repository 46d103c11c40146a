import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { StaffQueueView, StaffTicket, StaffWindow } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { takesPeople } from '../models/move-target.ts';
import { draggedWith } from '../models/ticket-selection.ts';
import { windowStatusIcons } from '../shell/window-status-icons.ts';
import { windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { useTicketDrop } from './drag.ts';
import type { GuidanceModel } from './guidance-model.ts';
import type { MovesModel } from './moves-model.ts';

interface StripProps {
  readonly view: StaffQueueView;
  readonly model: GuidanceModel;
  readonly moves: MovesModel;
}

/** All windows of the hall with their states, and whom they call or serve. */
export function WindowStrip(props: StripProps): VNode {
  return (
    <section class="card window-strip" aria-labelledby="windows-title">
      <h2 id="windows-title">{words.guidance_windows()}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a row that scrolls must be reached by keyboard */}
      <ul tabIndex={0} aria-labelledby="windows-title">
        {props.view.windows.map((window) => (
          <WindowTile key={window.id} {...props} window={window} />
        ))}
      </ul>
    </section>
  );
}

/** One window; tickets may be dropped onto it while it takes people, and the one at it can be looked at. */
function WindowTile(props: StripProps & { window: StaffWindow }): VNode {
  const { window, view, model, moves } = props;
  const ticket = view.tickets.find((one) => one.id === window.ticket);
  const tile = useRef<HTMLLIElement>(null);
  const target = { kind: 'window', window } as const;
  const over = useTicketDrop(tile, {
    takes: takesPeople(target),
    onDrop: (ticket) => moves.plan(draggedWith(view, moves.selection.peek(), ticket), target),
  });
  return (
    <li ref={tile} class={`window-tile window-${window.status} ${over ? 'drop-over' : ''}`} data-window={window.id}>
      <span class="window-label">{window.label}</span>
      <span class="window-number">{ticket?.number ?? '–'}</span>
      <span class="window-state">
        <Icon name={windowStatusIcons[window.status]} />
        {stateWords(window, ticket)}
      </span>
      {ticket !== undefined && (
        <button
          type="button"
          class="window-see"
          aria-label={words.guidance_see_ticket({ number: ticket.number })}
          onClick={() => model.open({ kind: 'ticket', ticket })}
        />
      )}
    </li>
  );
}

function stateWords(window: StaffWindow, ticket: StaffTicket | undefined): string {
  if (window.status === 'serving' && ticket?.status === 'called') return words.ticket_status_called();
  if (window.status === 'paused' && window.pauseReason !== null) return window.pauseReason;
  return windowStatusLabels[window.status]();
}
