import type { CallOrderConfig, TidalConfig } from '../../../protocol/hall-config.ts';

/** The call order that the simulations chose; every number may be changed by the hall. */
export const defaultOrder: CallOrderConfig = {
  periodMinutes: { appointment: 5, senior: 12, general: 30 },
  overtaking: { base: 5, share: 0.25 },
  greenGuard: { waitedMinutes: 45, share: 0.5, lastCalls: 20, minimumGreen: 8 },
  bookingDueMinutes: 8,
  bookingEarlyMinutes: 5,
  shortJobExponent: 0,
};

/** Tidal windows by forecast with hysteresis (B-08), as advice to the manager. */
export const defaultTidal: TidalConfig = {
  mode: 'advice',
  horizonMinutes: 45,
  openAbovePeakMinutes: 12,
  openAboveMeanMinutes: 6,
  openChecks: 2,
  settleMinutes: 5,
  closeBelowPeakMinutes: 7,
  closeChecks: 8,
  minimumOpenMinutes: 30,
  leadMinutes: 5,
  withoutHistory: { openAboveMinutes: 12, openChecks: 3, closeBelowMinutes: 5, closeChecks: 10 },
};
