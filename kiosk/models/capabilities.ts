import type { AgentStatus, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import type { Tile } from '../flow/inputs.ts';
import type { ScreenName } from '../flow/state.ts';

/** What a visitor can be known by, at this kiosk, now. */
export type IdentityWay = 'id-card' | 'social-card' | 'e-card';

/** What this kiosk can do with the parts that work (S-07). */
export interface Capabilities {
  readonly ways: readonly IdentityWay[];
  readonly paper: 'printed' | 'none';
  /** It is meant to read cards, and can read none now. */
  readonly readersDown: boolean;
  /** The same, but only because another app of this PC has a reader for itself: it will be back. */
  readonly readersInUse: boolean;
  /** It is meant to print, and cannot now. */
  readonly printerDown: boolean;
}

const partOfWay: Readonly<Record<IdentityWay, DevicePartName>> = {
  'id-card': 'id-card-reader',
  'social-card': 'social-card-reader',
  'e-card': 'scanner',
};
const allWays = Object.keys(partOfWay) as IdentityWay[];
const cardWays = ['id-card', 'social-card'] as const satisfies readonly IdentityWay[];
const working: ReadonlySet<DevicePartState> = new Set(['ok', 'in-use', 'paper-near-end']);

/** What each tile cannot do without; the others need nothing but the screen. */
const needs: Partial<Record<Tile, 'identity'>> = { 'my-ticket': 'identity' };
/** What is offered in the place of a tile that cannot be kept: a number without a card, or staff. */
const insteadOf: Tile = 'no-card';

/** No agent: a screen that takes numbers and nothing else, on which nothing is missed. */
const screenAlone: Capabilities = {
  ways: [],
  paper: 'none',
  readersDown: false,
  readersInUse: false,
  printerDown: false,
};

/** What the kiosk can do, given what its agent tells (null: it is not reached) and which parts are not trusted yet. */
export function capabilitiesOf(
  status: AgentStatus | null,
  hasAgent: boolean,
  distrusted: ReadonlySet<DevicePartName> = new Set(),
): Capabilities {
  if (!hasAgent) return screenAlone;
  const fitted = status?.parts.filter((part) => part.fitted !== false) ?? [];
  const works = (name: DevicePartName) =>
    !distrusted.has(name) && fitted.some(({ part, state }) => part === name && working.has(state));
  const isMeant = (name: DevicePartName) => status === null || fitted.some(({ part }) => part === name);
  // A reader at work is `ok`: `in-use` is what another app leases (D-21), and a card laid on it is told to that app.
  const leased = (name: DevicePartName) => fitted.some(({ part, state }) => part === name && state === 'in-use');
  const ways = allWays.filter((way) => works(partOfWay[way]) && !leased(partOfWay[way]));
  const readsNone = !cardWays.some((way) => ways.includes(way));
  const readersInUse = readsNone && cardWays.some((way) => leased(partOfWay[way]));
  const printed = works('ticket-printer');
  return {
    ways,
    paper: printed ? 'printed' : 'none',
    readersDown: readsNone && !readersInUse && cardWays.some((way) => isMeant(partOfWay[way])),
    readersInUse,
    printerDown: !printed && isMeant('ticket-printer'),
  };
}

/** The tiles that can be kept, in their order; in the place of one that cannot stands the other way. */
export function tilesThatWork(tiles: readonly Tile[], { ways }: Capabilities): readonly Tile[] {
  const kept = tiles.map((tile) => (needs[tile] === 'identity' && ways.length === 0 ? insteadOf : tile));
  return kept.filter((tile, index) => kept.indexOf(tile) === index);
}

/** Screens on which nothing has begun yet: what is under way is brought to its end. */
const nothingBegun: ReadonlySet<ScreenName> = new Set([
  'home',
  'themes',
  'items',
  'search',
  'no-card',
  'confirm',
  'priority',
  'identify',
  'check-in',
  'booking-code',
]);

/** Why this terminal begins nothing (S4 9.5.2, D-24); null where it may, and where something is to be ended first. */
export function haltedAt(status: AgentStatus | null, at: ScreenName): NonNullable<AgentStatus['halted']> | null {
  return nothingBegun.has(at) ? (status?.halted ?? null) : null;
}

/** Two good looks of the agent at a part that had failed. */
const provenMs = 10_000;

/**
 * The parts that are not to be relied upon: lost at once, trusted again when they have been well for ten seconds and nobody
 * stands at the kiosk, so that no tile comes and goes under a finger (S-07).
 */
export function distrustedParts(
  before: ReadonlySet<DevicePartName>,
  status: AgentStatus | null,
  idle: boolean,
  nowMs: number,
): ReadonlySet<DevicePartName> {
  if (status === null) return before;
  const parts = status.parts.filter(({ part, state, since }) => {
    if (!working.has(state)) return true;
    return before.has(part) && !(idle && nowMs - since >= provenMs);
  });
  return new Set(parts.map(({ part }) => part));
}
