import type { TidalMode } from '../../simulator/hall-day.ts';
import type { Policy } from '../../simulator/policies.ts';

/** Waits in minutes of one policy at one load. */
export interface PolicyRow {
  readonly visitors: number;
  readonly policy: Policy;
  readonly tidal: TidalMode;
  readonly meanAll: number;
  readonly p95: {
    readonly green: number;
    readonly appointment: number;
    readonly senior: number;
    readonly general: number;
  };
  /** Share of bookings called within ten minutes of the later of slot and check-in. */
  readonly bookingsKept: number;
  readonly tidalMinutes: number;
  readonly switches: number;
  readonly mostSwitches: number;
  readonly maxOvertakes: number;
  readonly overBudget: number;
}

/** Mean wait of seniors over that of general tickets, by share of seniors. */
export interface ShareRow {
  readonly seniorShare: number;
  readonly tidehall: number;
  readonly ratio: number;
}
