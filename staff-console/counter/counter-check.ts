import type { AgentStatus, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import { type Severity, severityOf } from '../../protocol/part-severity.ts';
import type { Position } from '../../protocol/permissions.ts';
import type { AgentTrouble } from '../../ui/agent/agent-link.ts';

/** What items at a counter need of its devices; an item that needs none of these is served whatever is missing. */
export type CounterNeed = 'read-card' | 'print' | 'read-code' | 'enter-pin';

/** Parts of which one is enough: a social-security card reader or an ID card reader. */
const partsFor: Readonly<Record<CounterNeed, readonly DevicePartName[]>> = {
  'read-card': ['social-card-reader', 'id-card-reader'],
  print: ['document-printer'],
  'read-code': ['scanner'],
  'enter-pin': ['pin-pad'],
};

/** What a counter must have (DB5104/T 101—2024, appendix C); that of an entitlement teller has no interaction terminal. */
const mustHave = {
  teller: ['read-card', 'print', 'read-code', 'enter-pin'],
  entitlementTeller: ['read-card', 'print', 'read-code'],
} as const satisfies Record<string, readonly CounterNeed[]>;

/** What is known of the agent of this PC. */
export type CounterAgentState =
  /** The PC was given none: nothing is known of its devices. */
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'trouble'; readonly why: AgentTrouble }
  | { readonly kind: 'told'; readonly status: AgentStatus };

/** A part as the agent has told it; how much it wants somebody also goes by what is left of its consumable. */
export interface CounterPart {
  readonly part: DevicePartName;
  readonly state: DevicePartState;
  readonly severity: Severity;
}

/** The device check at a counter (D-19, D-20). It forbids nothing: the window opens whatever is missing. */
export interface CounterCheck {
  readonly agent: CounterAgentState['kind'];
  /** The parts that this PC is meant to have, the worst first. */
  readonly parts: readonly CounterPart[];
  /** What the counter must have and cannot do now; empty while nothing is known. */
  readonly missing: readonly CounterNeed[];
}

const order: readonly Severity[] = ['bad', 'low', 'ok'];

/** Where the agent is not reached all that the counter must have is missing; before it answers nothing is. Pure. */
export function checkCounter(state: CounterAgentState, positions: readonly Position[]): CounterCheck {
  const must = mustHaveOf(positions);
  switch (state.kind) {
    case 'none':
    case 'asking':
      return { agent: state.kind, parts: [], missing: [] };
    case 'trouble':
      return { agent: state.kind, parts: [], missing: must };
    case 'told': {
      const parts = partsOf(state.status);
      const works = (name: DevicePartName) => parts.some(({ part, severity }) => part === name && severity !== 'bad');
      return { agent: state.kind, parts, missing: must.filter((need) => !partsFor[need].some(works)) };
    }
  }
}

/** Who holds both positions may sit at either counter, and is told of all. */
function mustHaveOf(positions: readonly Position[]): readonly CounterNeed[] {
  const isOther = positions.includes('integratedTeller') || positions.includes('outletTeller');
  return positions.includes('entitlementTeller') && !isOther ? mustHave.entitlementTeller : mustHave.teller;
}

function partsOf({ parts }: AgentStatus): CounterPart[] {
  return parts
    .filter(({ fitted }) => fitted !== false)
    .map(({ part, state, level }) => ({ part, state, severity: severityOf({ state, level: level ?? null }) }))
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}
