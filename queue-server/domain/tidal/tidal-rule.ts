import type { TidalConfig } from '../../../protocol/hall-config.ts';
import type { Projection } from './projection.ts';

const minuteMs = 60_000;

/** What the rule remembers between its checks, one a minute; plain data. */
export interface TidalState {
  /** Checks in a row that asked for one window more, and for one fewer. */
  readonly openRun: number;
  readonly closeRun: number;
  /** When the windows last changed, by advice or by hand, or advice was declined, ms; null before the first time. */
  readonly changedAt: number | null;
}

export const calmTide: TidalState = { openRun: 0, closeRun: 0, changedAt: null };

/** One look at the hall. Waits in minutes, times in ms. */
export interface TidalCheck {
  readonly now: number;
  /** With the windows as scheduled, those on their way to opening included. */
  readonly projection: Projection;
  /** With one tidal window fewer; null while none is open. */
  readonly oneFewer: Projection | null;
  /** Is there a learned arrival profile. */
  readonly hasHistory: boolean;
  /** When the tidal window that has been open longest was opened; null while none is open. */
  readonly openedAt: number | null;
  /** Tidal windows that are closed, and how many of them have a qualified teller signed in. */
  readonly closed: number;
  readonly staffed: number;
  /** Longest present wait against the hall's promise. */
  readonly longestWaitMinutes: number;
  readonly promisedMinutes: number;
}

/** Why a window should be opened or closed, as numbers that the screen puts into words. */
export interface TidalReason {
  readonly rule: 'forecast' | 'threshold' | 'longest-wait';
  readonly peakMinutes: number;
  /** How long it is until the peak. */
  readonly peakInMinutes: number;
  readonly meanMinutes: number;
  readonly longestWaitMinutes: number;
}

export type TidalAdvice =
  | { readonly kind: 'open'; readonly reason: TidalReason; readonly teller: 'signed-in' | 'missing' }
  | { readonly kind: 'close'; readonly reason: TidalReason };

/**
 * Advice to open or to close a tidal window (潮汐窗口, B-08; S2 4.3.2), by forecast with hysteresis: opening needs
 * a high projected wait at several checks in a row, closing a low one with one window fewer for longer, and
 * neither follows the last change at once. The state does not know whether advice was followed: say so by
 * `tideChanged`.
 */
export function checkTide(
  state: TidalState,
  check: TidalCheck,
  config: TidalConfig,
): { readonly state: TidalState; readonly advice: TidalAdvice | null } {
  if (config.mode === 'off') return { state: calmTide, advice: null };
  const rule = check.hasHistory ? byForecast(check, config) : byThreshold(check, config);
  const next: TidalState = {
    openRun: rule.wantsOpen ? state.openRun + 1 : 0,
    closeRun: rule.wantsClose ? state.closeRun + 1 : 0,
    changedAt: state.changedAt,
  };
  const settled = next.changedAt === null || check.now - next.changedAt >= config.settleMinutes * minuteMs;
  if (!settled) return { state: next, advice: null };
  if (check.closed > 0 && next.openRun >= rule.openChecks) {
    const teller = check.staffed > 0 ? 'signed-in' : 'missing';
    return { state: next, advice: { kind: 'open', reason: reasonOf(check, rule.name), teller } };
  }
  const longEnough = check.openedAt !== null && check.now - check.openedAt >= config.minimumOpenMinutes * minuteMs;
  if (longEnough && next.closeRun >= rule.closeChecks) {
    return { state: next, advice: { kind: 'close', reason: reasonOf(check, rule.name) } };
  }
  return { state: next, advice: null };
}

/** A tidal window was opened or closed, by advice or by hand: counting begins again. */
export function tideChanged(now: number): TidalState {
  return { openRun: 0, closeRun: 0, changedAt: now };
}

interface Wish {
  readonly name: TidalReason['rule'];
  readonly wantsOpen: boolean;
  readonly wantsClose: boolean;
  readonly openChecks: number;
  readonly closeChecks: number;
}

function byForecast(check: TidalCheck, config: TidalConfig): Wish {
  const { projection, oneFewer } = check;
  const crowded =
    projection.peakMinutes > config.openAbovePeakMinutes && projection.meanMinutes > config.openAboveMeanMinutes;
  const late = isLate(check);
  return {
    name: late && !crowded ? 'longest-wait' : 'forecast',
    wantsOpen: crowded || late,
    wantsClose: !late && oneFewer !== null && oneFewer.peakMinutes < config.closeBelowPeakMinutes,
    openChecks: config.openChecks,
    closeChecks: config.closeChecks,
  };
}

function byThreshold(check: TidalCheck, config: TidalConfig): Wish {
  const { openAboveMinutes, openChecks, closeBelowMinutes, closeChecks } = config.withoutHistory;
  const wait = check.projection.nowMinutes;
  const late = isLate(check);
  return {
    name: late && wait <= openAboveMinutes ? 'longest-wait' : 'threshold',
    wantsOpen: wait > openAboveMinutes || late,
    wantsClose: !late && wait < closeBelowMinutes,
    openChecks,
    closeChecks,
  };
}

/** The longest-wait promise drives capacity, not the order. */
function isLate(check: TidalCheck): boolean {
  return check.longestWaitMinutes > check.promisedMinutes;
}

function reasonOf(check: TidalCheck, rule: TidalReason['rule']): TidalReason {
  const { peakMinutes, peakInMinutes, meanMinutes } = check.projection;
  return { rule, peakMinutes, peakInMinutes, meanMinutes, longestWaitMinutes: check.longestWaitMinutes };
}
