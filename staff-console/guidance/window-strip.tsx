import type { VNode } from 'preact';
import type { StaffQueueView, StaffWindow } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { windowStatusIcons } from '../shell/window-status-icons.ts';
import { windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';

/** All windows of the hall with their states, and whom they call or serve. */
export function WindowStrip({ view }: { view: StaffQueueView }): VNode {
  return (
    <section class="card window-strip" aria-labelledby="windows-title">
      <h2 id="windows-title">{words.guidance_windows()}</h2>
      <ul>
        {view.windows.map((window) => (
          <li key={window.id} class={`window-tile window-${window.status}`}>
            <span class="window-label">{window.label}</span>
            <span class="window-number">{numberAt(view, window)}</span>
            <span class="window-state">
              <Icon name={windowStatusIcons[window.status]} />
              {stateWords(view, window)}
            </span>
          </li>
        ))}
      </ul>
    </section>
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
