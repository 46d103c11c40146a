import type { AgentStatus, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import { partState } from '../models/agent.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';

const cardReaders: ReadonlySet<DevicePartName> = new Set(['id-card-reader', 'social-card-reader']);

type Look = 'ok' | 'low' | 'bad';

function partWords(state: DevicePartState): { look: Look; words: string } {
  switch (state) {
    case 'ok':
      return { look: 'ok', words: m.status_ok() };
    case 'in-use':
      return { look: 'low', words: m.status_in_use() };
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

/** Of all card readers that this kiosk is meant to have, the one that is worst off. */
function readerState(status: AgentStatus | null): DevicePartState {
  const readers = status?.parts.filter(({ part, fitted }) => cardReaders.has(part) && fitted !== false) ?? [];
  const failing = readers.find(({ state }) => partWords(state).look !== 'ok');
  return (failing ?? readers[0])?.state ?? 'absent';
}

/** What works on this kiosk, in words as well as in colour. */
export function DeviceDots() {
  const { agentStatus, hasAgent, state } = useKiosk();
  const reachable = state.value.hall.reachable;
  const dots = [
    ...(hasAgent.value
      ? [
          { name: m.status_printer(), ...partWords(partState(agentStatus.value, 'ticket-printer')) },
          { name: m.status_reader(), ...partWords(readerState(agentStatus.value)) },
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
