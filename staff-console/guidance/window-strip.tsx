import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { StaffQueueView, StaffWindow } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { takesPeople } from '../models/move-target.ts';
import { draggedWith } from '../models/ticket-selection.ts';
import { windowStatusIcons } from '../shell/window-status-icons.ts';
import { windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { useTicketDrop } from './drag.ts';
import type { MovesModel } from './moves-model.ts';

/** All windows of the hall with their states, and whom they call or serve. */
export function WindowStrip({ view, moves }: { view: StaffQueueView; moves: MovesModel }): VNode {
  return (
    <section class="card window-strip" aria-labelledby="windows-title">
      <h2 id="windows-title">{words.guidance_windows()}</h2>
      <ul>
        {view.windows.map((window) => (
          <WindowTile key={window.id} window={window} view={view} moves={moves} />
        ))}
      </ul>
    </section>
  );
}

/** One window; tickets may be dropped onto it while it takes people. */
function WindowTile(props: { window: StaffWindow; view: StaffQueueView; moves: MovesModel }): VNode {
  const { window, view, moves } = props;
  const tile = useRef<HTMLLIElement>(null);
  const target = { kind: 'window', window } as const;
  const over = useTicketDrop(tile, {
    takes: takesPeople(target),
    onDrop: (ticket) => moves.plan(draggedWith(view, moves.selection.peek(), ticket), target),
  });
  return (
    <li ref={tile} class={`window-tile window-${window.status} ${over ? 'drop-over' : ''}`} data-window={window.id}>
      <span class="window-label">{window.label}</span>
      <span class="window-number">{numberAt(view, window)}</span>
      <span class="window-state">
        <Icon name={windowStatusIcons[window.status]} />
        {stateWords(view, window)}
      </span>
    </li>
  );
}

function numberAt(view: StaffQueueView, window: StaffWindow): string {
  return view.tickets.find((ticket) => ticket.id === window.ticket)?.number ?? '–';
}

function stateWords(view: StaffQueueView, window: StaffWindow): string {
  const ticket = view.tickets.find((one) => one.id === window.ticket);
  if (window.status === 'serving' && ticket?.status === 'called') return words.ticket_status_called();
  if (window.status === 'paused' && window.pauseReason !== null) return window.pauseReason;
  return windowStatusLabels[window.status]();
}
