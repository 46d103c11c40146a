import type { CallOrderConfig } from '../../../protocol/hall-config.ts';
import type { LearnedModel } from '../estimate/learned-model.ts';

export const halfHourMinutes = 30;

/** Windows that can be had in a half hour: regular ones by the timetable, and tidal ones. */
export interface AvailableWindows {
  readonly regular: number;
  readonly tidal: number;
}

/** A day that is to be planned, as plain data: it can be answered in another thread. Minutes since midnight. */
export interface PlanQuestion {
  /** Begins and ends at a half hour. */
  readonly opens: number;
  readonly closes: number;
  readonly lastTicket: number;
  /** For each half hour from opening on. */
  readonly available: readonly AvailableWindows[];
  readonly model: LearnedModel;
  readonly order: CallOrderConfig;
  /** So many of the people wait no longer than … */
  readonly share: number;
  readonly withinMinutes: number;
  readonly seed: number;
}

/** What a plan asks for in a half hour, and the numbers that it rests on (B-07). */
export interface PlannedHalfHour {
  /** Minute since midnight. */
  readonly from: number;
  /** Tickets expected in it, by the learned profile. */
  readonly arrivals: number;
  /** Windows that would be busy if nobody had to wait (modified offered load). */
  readonly load: number;
  /** By Erlang's formula, before it was tried. */
  readonly firstGuess: number;
  /** To be staffed: never more than there are. */
  readonly windows: number;
  readonly available: AvailableWindows;
  /** Of the simulated people who came in this half hour; null where nobody came. */
  readonly simulated: { readonly withinShare: number; readonly p90WaitSeconds: number } | null;
}

/** A plan that was tried on simulated days. */
export interface DayPlan {
  readonly visits: number;
  readonly halfHours: readonly PlannedHalfHour[];
  readonly simulatedDays: number;
  /** Over the whole of the simulated days. */
  readonly withinShare: number;
  readonly meanWaitSeconds: number;
}
