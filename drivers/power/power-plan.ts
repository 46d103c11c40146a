import type { PowerTold } from '../../protocol/agent-power.ts';
import type { PowerSupply } from './power-source.ts';

/** Milliseconds, those of a timed power-off (D-13) and those on battery (D-12). */
export interface PlanLimits {
  /** How long before a timed power-off the page is told. */
  readonly announceMs: number;
  /** How long a timed power-off waits for the visitor at most. */
  readonly sessionLimitMs: number;
  /** How long the PC stays up on battery. */
  readonly batteryMs: number;
  /** How long it waits for the visitor after that, or after the battery has said that it is nearly empty. */
  readonly batterySessionLimitMs: number;
}

/** What the plan keeps from one look to the next. */
export interface PlanState {
  /** A timed power-off at or before this has been dealt with, or was before the start. */
  readonly dealtWithUntil: number;
  readonly onBatterySince: number | null;
  readonly lowSince: number | null;
  /** The battery ran down, but the PC could not be switched off: it is not tried again before the mains are back. */
  readonly batteryGivenUp: boolean;
}

/** What one look sees. Moments are milliseconds since 1970. */
export interface PlanInput {
  readonly now: number;
  /** Null while nobody knows: a lost link is no reason to stop, and none to believe that the mains are back (D-12). */
  readonly supply: PowerSupply | null;
  readonly inSession: boolean;
  /** The first timed power-off after a moment. */
  readonly nextPowerOff: (after: number) => number | null;
}

/** What follows from one look. `state` is for the next one; a time in `told` may still be put off or taken back. */
export interface PlanOutcome {
  readonly state: PlanState;
  readonly told: Pick<PowerTold, 'shutdownAt' | 'cause'>;
  /** Now is the time to switch the PC off. */
  readonly powerOff: NonNullable<PowerTold['cause']> | null;
}

/** A PC that is switched on after hours, for maintenance, stays on until the next power-off of its schedule. */
export function initialPlan(startedAt: number): PlanState {
  return { dealtWithUntil: startedAt, onBatterySince: null, lowSince: null, batteryGivenUp: false };
}

/** Decides at one look at clock, UPS and visitor. Pure. */
export function stepPlan(before: PlanState, input: PlanInput, limits: PlanLimits): PlanOutcome {
  const state = withSupply(before, input);
  const off = firstOf(input.inSession, batteryOff(state, limits), timedOff(state, input, limits));
  if (off === null) return { state, told: { shutdownAt: null, cause: null }, powerOff: null };
  const { cause, due, atLatest } = off;
  const waits = input.inSession && input.now < atLatest;
  const shutdownAt = input.now >= due && waits ? atLatest : due;
  return { state, told: { shutdownAt, cause }, powerOff: input.now >= due && !waits ? cause : null };
}

/** The PC could not be switched off: what asked for it is not asked again, so that the hall goes on working. */
export function giveUp(state: PlanState, cause: NonNullable<PowerTold['cause']>, now: number): PlanState {
  return cause === 'battery' ? { ...state, batteryGivenUp: true } : { ...state, dealtWithUntil: now };
}

/** How late a timed power-off may still be noticed. */
const lateMs = 5 * 60_000;

interface Off {
  readonly cause: NonNullable<PowerTold['cause']>;
  readonly due: number;
  readonly atLatest: number;
}

function withSupply(state: PlanState, { supply, now }: PlanInput): PlanState {
  switch (supply) {
    case null:
      return state;
    case 'mains':
      return { ...state, onBatterySince: null, lowSince: null, batteryGivenUp: false };
    case 'battery':
      return { ...state, onBatterySince: state.onBatterySince ?? now };
    case 'low':
      return { ...state, onBatterySince: state.onBatterySince ?? now, lowSince: state.lowSince ?? now };
  }
}

function batteryOff(state: PlanState, limits: PlanLimits): Off | null {
  if (state.onBatterySince === null || state.batteryGivenUp) return null;
  const due = Math.min(state.onBatterySince + limits.batteryMs, state.lowSince ?? Number.POSITIVE_INFINITY);
  return { cause: 'battery', due, atLatest: due + limits.batterySessionLimitMs };
}

function timedOff(state: PlanState, { now, nextPowerOff }: PlanInput, limits: PlanLimits): Off | null {
  // A clock that was just set right has jumped over old power-offs, which are nothing to make up for.
  const due = nextPowerOff(Math.max(state.dealtWithUntil, now - limits.sessionLimitMs - lateMs));
  if (due === null || now < due - limits.announceMs) return null;
  return { cause: 'schedule', due, atLatest: due + limits.sessionLimitMs };
}

/** A timed power-off that waits for a visitor does not hold up an empty battery, which waits for nobody so long. */
function firstOf(inSession: boolean, one: Off | null, other: Off | null): Off | null {
  if (one === null || other === null) return one ?? other;
  const comesAt = ({ due, atLatest }: Off): number => (inSession ? atLatest : due);
  return comesAt(one) <= comesAt(other) ? one : other;
}
