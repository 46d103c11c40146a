import type { KioskState } from './state.ts';
import { isAtRest } from './wipe.ts';

/** What happens when nobody touches the screen for so long; null: nothing. */
export interface Timer {
  readonly afterMs: number;
  readonly input: 'idle-long' | 'idle-over';
}

/** UX rule 4: 60 s idle, elders twice that, then a warning of 30 s. */
export const idleMs = 60_000;
export const warningMs = 30_000;
const ticketMs = 25_000;
const goodbyeMs = 6_000;
/** For a card that still lies on the reader; then staff are told. */
const cardLeftMs = 20_000;
/** Who called staff stands and waits. */
const helpMs = 180_000;
/** Begun anew as long as the page for staff is open, which warns and shuts by itself: the net below it. */
export const maintenanceMs = 180_000;

/** True on a home screen that nobody has touched since the last wipe. */
export function isUntouched(state: KioskState): boolean {
  const { language, elder, lowReach, readAloud } = state.settings;
  const asDelivered = language === 'zh' && !elder && !lowReach && !readAloud;
  return isAtRest(state) && asDelivered && state.help === null;
}

/** None while a question or a print is under way, and on a first screen that nobody has touched. Pure. */
export function timerOf(state: KioskState): Timer | null {
  const patience = state.settings.elder ? 2 : 1;
  const { screen } = state;
  if (state.warned) return { afterMs: warningMs, input: 'idle-over' };
  if (screen.at === 'working' || isUntouched(state)) return null;
  if (screen.at === 'maintenance') return { afterMs: maintenanceMs, input: 'idle-over' };
  if (state.help !== null) return { afterMs: helpMs, input: 'idle-long' };
  if (screen.at === 'goodbye') return { afterMs: state.cardOnReader ? cardLeftMs : goodbyeMs, input: 'idle-over' };
  if (isAtRest(state)) return { afterMs: idleMs * patience, input: 'idle-over' };
  if (screen.at === 'ticket' && screen.print.state === 'printed') {
    return { afterMs: ticketMs * patience, input: 'idle-over' };
  }
  if (screen.at === 'ticket' && screen.print.state === 'printing') return null;
  return { afterMs: idleMs * patience, input: 'idle-long' };
}

/** Two states with the same key share one running timer: news of the hall must not give anybody more time. */
export function timerKey(state: KioskState): string {
  const timer = timerOf(state);
  return timer === null ? 'none' : `${state.screen.at}/${timer.input}/${timer.afterMs}`;
}
