import type { VNode } from 'preact';
import type { WindowId } from '../../protocol/ids.ts';
import type { StaffQueueView, StaffWindow } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { windowStatusIcons } from '../shell/window-status-icons.ts';
import { windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';

interface WindowsProps {
  readonly view: StaffQueueView;
  /** Tidal windows on their way to opening. */
  readonly opening: readonly WindowId[];
}

/** All windows as they are now: state, teller, ticket. */
export function WindowsCard({ view, opening }: WindowsProps): VNode {
  return (
    <section class="card hall-windows" aria-labelledby="hall-windows-title">
      <h2 id="hall-windows-title">{words.windows_title()}</h2>
      <ul>
        {view.windows.map((window) => (
          <li key={window.id} class={`hall-window window-${window.status}`}>
            <span class="hall-window-label">{window.label}</span>
            <span class="hall-window-state">
              <Icon name={opening.includes(window.id) ? 'hourglass' : windowStatusIcons[window.status]} />
              {opening.includes(window.id) ? words.windows_opening() : windowStatusLabels[window.status]()}
            </span>
            <span class="hall-window-number">{numberAt(view, window)}</span>
            <span class="hall-window-teller">
              {window.tidal && <span class="badge">{words.windows_tidal()}</span>}
              {window.staffNo !== null && words.windows_teller({ number: window.staffNo })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function numberAt(view: StaffQueueView, window: StaffWindow): string {
  return view.tickets.find((ticket) => ticket.id === window.ticket)?.number ?? '';
}
