import type { DevicePartState } from '../../protocol/agent.ts';
import { partState } from '../models/agent.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';

type Look = 'ok' | 'low' | 'bad';

function partWords(state: DevicePartState): { look: Look; words: string } {
  switch (state) {
    case 'ok':
      return { look: 'ok', words: m.status_ok() };
    case 'paper-near-end':
      return { look: 'low', words: m.status_low_paper() };
    case 'paper-out':
      return { look: 'bad', words: m.status_no_paper() };
    case 'absent':
    case 'offline':
      return { look: 'bad', words: m.status_absent() };
    default:
      return { look: 'bad', words: m.status_fault() };
  }
}

/** What works on this kiosk, in words as well as in colour. */
export function DeviceDots() {
  const { agentStatus, hasAgent, state } = useKiosk();
  const reachable = state.value.hall.reachable;
  const dots = [
    ...(hasAgent.value
      ? [
          { name: m.status_printer(), ...partWords(partState(agentStatus.value, 'ticket-printer')) },
          { name: m.status_reader(), ...partWords(partState(agentStatus.value, 'id-card-reader')) },
        ]
      : []),
    {
      name: m.status_network(),
      look: reachable ? ('ok' as const) : ('bad' as const),
      words: reachable ? m.status_ok() : m.status_cut(),
    },
  ];
  return (
    <ul class="dots">
      {dots.map((dot) => (
        <li key={dot.name} class={`dot dot-${dot.look}`}>
          {m.status_line(dot)}
        </li>
      ))}
    </ul>
  );
}
