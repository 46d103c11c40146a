import { effect, type ReadonlySignal } from '@preact/signals';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { LightPlace, SetLightsBody } from '../../protocol/agent-lights.ts';
import type { KioskState, Person } from '../flow/state.ts';
import type { Agent } from './agent.ts';
import type { Capabilities, IdentityWay } from './capabilities.ts';
import type { LyingCards } from './listen-to-cards.ts';

/** Steps follow each other within this when a card is read; only the last one is worth a light. */
const settleMs = 60;

const dark: SetLightsBody = { flash: null, on: [] };
const placeOfWay: Readonly<Record<IdentityWay, LightPlace>> = {
  'id-card': 'id-card-reader',
  'social-card': 'social-card-reader',
  'e-card': 'qr-code',
};
const placeOfMedium: Readonly<Record<Person['medium'], LightPlace | null>> = {
  'resident-id-card': 'id-card-reader',
  'social-security-card': 'social-card-reader',
  'e-social-security-card': null,
};

/**
 * What the light strips show for a screen (D-11): 闪 where the visitor acts now, 亮 where something is at work or must lie still,
 * 灭 else. `reader` is where the card of this session was laid. A part that does not work invites nobody.
 */
export function lightsFor(state: KioskState, { ways }: Capabilities, reader: LightPlace | null): SetLightsBody {
  const { screen } = state;
  const lying = state.cardOnReader && reader !== null ? [reader] : [];
  switch (screen.at) {
    case 'ticket':
      if (screen.print.state === 'printing') return { flash: null, on: ['ticket-printer', ...lying] };
      if (screen.print.state === 'printed') return { flash: 'ticket-printer', on: [] };
      // Staff who come see from afar which part wants them (S-08).
      if (screen.print.state === 'failed') return { flash: 'ticket-printer', on: lying };
      return { flash: null, on: lying };
    case 'goodbye':
      return { flash: lying[0] ?? null, on: [] };
    case 'identify':
    case 'check-in':
    case 'confirm': {
      if (state.person !== null) return { flash: null, on: lying };
      const [first] = ways;
      return first === undefined ? dark : { flash: placeOfWay[first], on: [] };
    }
    case 'booking-code':
      return { flash: ways.includes('e-card') ? 'qr-code' : null, on: lying };
    case 'closed':
      return dark;
    default:
      return { flash: null, on: lying };
  }
}

/** Keeps the strips up to date with the screen. Never holds the flow up: what fails is tried with the next change. */
export function guideLights(ports: {
  readonly state: ReadonlySignal<KioskState>;
  readonly capabilities: ReadonlySignal<Capabilities>;
  readonly status: ReadonlySignal<AgentStatus | null>;
  readonly agent: () => Pick<Agent, 'setLights'> | null;
  readonly lying?: ReadonlySignal<LyingCards>;
  /** Counts what turned the strips off meanwhile: they are set anew. */
  readonly darkened?: ReadonlySignal<number>;
}): () => void {
  let darkened = ports.darkened?.peek();
  let reader: LightPlace | null = null;
  let wanted = dark;
  let shown: string | null = null;
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function send(): Promise<void> {
    const body = wanted;
    const agent = ports.agent();
    if (sending || agent === null || JSON.stringify(body) === shown) return;
    sending = true;
    shown = JSON.stringify(body);
    const set = await agent.setLights(body);
    sending = false;
    if (!set) shown = null;
    // Something else was wanted meanwhile.
    else if (wanted !== body) await send();
  }

  const stop = effect(() => {
    const state = ports.state.value;
    if (state.person !== null) reader = placeOfMedium[state.person.medium];
    reader = placeOfCard(reader, ports.lying?.value);
    wanted = lightsFor(state, ports.capabilities.value, reader);
    if (darkened !== ports.darkened?.value) {
      darkened = ports.darkened?.value;
      shown = null;
    }
    const strips = ports.status.value?.parts.find(({ part }) => part === 'light-strips');
    if (strips === undefined || strips.fitted === false) {
      // An agent that comes back has forgotten what its strips showed.
      shown = null;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => void send(), settleMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Where the card lies: on the reader of this session, or where that one was taken and another one left, there. */
function placeOfCard(ofSession: LightPlace | null, lying: ReadonlySet<LightPlace> | undefined): LightPlace | null {
  if (lying === undefined || (ofSession !== null && lying.has(ofSession))) return ofSession;
  const [left = ofSession] = lying;
  return left;
}
