import type { AgentStatus, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import { clockTime } from '../../protocol/clock.ts';
import { partWords, stateWords } from '../../ui/devices/part-words.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import type { CheckName } from './checks.ts';
import { checkWords } from './words.ts';

/** What can be tried at each part; the others only show how they are. */
const checkOf: Partial<Record<DevicePartName, CheckName>> = {
  'ticket-printer': 'print',
  'document-printer': 'page',
  'light-strips': 'lights',
  'id-card-reader': 'card',
  'social-card-reader': 'card',
  scanner: 'scan',
};

const works: ReadonlySet<DevicePartState> = new Set(['ok', 'in-use']);
const needsSomebody: ReadonlySet<DevicePartState> = new Set(['paper-near-end', 'on-battery']);

function lookOf(state: DevicePartState): 'ok' | 'low' | 'bad' {
  if (works.has(state)) return 'ok';
  return needsSomebody.has(state) ? 'low' : 'bad';
}

/** Every part of this kiosk with its state in words, and what can be tried. */
export function PartsList() {
  const { agentStatus } = useKiosk();
  const fitted = agentStatus.value?.parts.filter((part) => part.fitted !== false) ?? [];
  const canBeTried = ({ part }: { readonly part: DevicePartName }) => checkOf[part] !== undefined;
  const [tried, shown] = [fitted.filter(canBeTried), fitted.filter((part) => !canBeTried(part))];
  return (
    <ul class="parts">
      {agentStatus.value === null && <li class="part dot-bad">{m.mt_no_agent()}</li>}
      {tried.map((part) => (
        <PartRow key={part.part} {...part} />
      ))}
      <BrowserRow name={m.mt_part_camera()} check="camera" />
      <BrowserRow name={m.mt_part_signature()} check="signature" />
      {shown.map((part) => (
        <PartRow key={part.part} {...part} />
      ))}
    </ul>
  );
}

function PartRow({ part, state, since, level }: AgentStatus['parts'][number]) {
  const { info } = useKiosk();
  const check = checkOf[part];
  const time = clockTime(since, info.value?.utcOffsetMinutes ?? 480);
  return (
    <li class="part">
      <div class="part-words">
        <p class="part-name">{partWords(part)}</p>
        <p class={`dot dot-${lookOf(state)}`}>
          {stateWords(state)}
          {level !== undefined && <span class="part-more">{m.mt_level({ level: Math.round(level) })}</span>}
          <span class="part-more part-since">{m.mt_since({ time })}</span>
        </p>
      </div>
      {check !== undefined && <CheckKey check={check} />}
    </li>
  );
}

/** Camera and signing screen belong to the browser: they are known when they are tried. */
function BrowserRow({ name, check }: { readonly name: string; readonly check: CheckName }) {
  return (
    <li class="part">
      <div class="part-words">
        <p class="part-name">{name}</p>
        <p class="part-more">{m.mt_in_browser()}</p>
      </div>
      <CheckKey check={check} />
    </li>
  );
}

function CheckKey({ check }: { readonly check: CheckName }) {
  const { checks } = useKiosk().room;
  const state = checks.state.value;
  const isBusy = state.at === 'running' && ['print', 'page', 'lights'].includes(state.check);
  return (
    <button type="button" class="button part-check" disabled={isBusy} onClick={() => void checks.begin(check)}>
      {checkWords(check)}
    </button>
  );
}
