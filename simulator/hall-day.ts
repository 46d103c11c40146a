import { minutesOf } from '../protocol/clock.ts';
import type { HallConfig } from '../protocol/hall-config.ts';
import type { Group } from '../protocol/ticket.ts';
import { type Calibration, startCalibration } from '../queue-server/domain/estimate/calibration.ts';
import { emptyModel, type LearnedModel } from '../queue-server/domain/estimate/learned-model.ts';
import { ordinarySpeed, type Slowness } from '../queue-server/domain/estimate/teller-speed.ts';
import { type Interval, withoutBreaks } from '../queue-server/domain/estimate/window-plan.ts';
import type { CallingWindow, WaitingTicket } from '../queue-server/domain/queue/call-order/waiting-ticket.ts';
import type { Policy } from './policies.ts';
import type { Visitor } from './visitor.ts';

export const tidalModes = ['forecast', 'timetable', 'none'] as const;
export type TidalMode = (typeof tidalModes)[number];

/** What goes wrong on a hard day. Times in ms since midnight. */
export interface Troubles {
  readonly powerCuts: readonly Interval[];
  readonly regularAway: readonly Interval[];
  /** Factor on service times by window; 1 where not named. */
  readonly slowness: Readonly<Record<string, number>>;
}

export const noTroubles: Troubles = { powerCuts: [], regularAway: [], slowness: {} };

/** Everything that a simulated day depends on: the same setting gives the same day. */
export interface DaySetting {
  readonly hall: HallConfig;
  readonly visitors: readonly Visitor[];
  readonly policy: Policy;
  readonly tidal: TidalMode;
  readonly seed: number;
  readonly model: LearnedModel;
  readonly calibration: Calibration;
  readonly troubles: Troubles;
  /** Every so many tickets one is given an estimate at issue; 0 is none. */
  readonly estimateEvery: number;
  /** Runs of an estimate. */
  readonly estimateRuns: number;
}

/** Fills up with the usual: own rules, tidal windows by forecast, nothing learned, no troubles, no estimates. */
export function daySetting(given: Pick<DaySetting, 'hall' | 'visitors' | 'seed'> & Partial<DaySetting>): DaySetting {
  return {
    policy: 'tidehall',
    tidal: 'forecast',
    model: emptyModel,
    calibration: startCalibration,
    troubles: noTroubles,
    estimateEvery: 0,
    estimateRuns: 100,
    ...given,
  };
}

/** What was foretold at the issue of a ticket, and what came. Seconds. */
export interface Foretold {
  readonly p50: number;
  readonly p90: number;
  /** People ahead × mean service time / open windows, as other systems print it. */
  readonly naive: number;
}

/** A ticket of the simulated day. Times in ms since midnight. */
export interface DayTicket extends WaitingTicket {
  readonly visitor: Visitor;
  readonly group: Group;
  /** Start of the wait that is reported: the arrival, or for a booking its slot where that is later. */
  readonly waitFrom: number;
  firstCallAt: number | null;
  calls: number;
  outcome: 'waiting' | 'called' | 'served' | 'no-show' | 'left' | 'expired';
  foretold: Foretold | null;
}

/** A window of the simulated day. */
export interface DayWindow {
  readonly id: string;
  readonly calling: CallingWindow;
  readonly tidal: boolean;
  /** True factor on its service times, which the hall does not know. */
  readonly slowness: number;
  /** When it calls: for regular windows the timetable, for tidal ones what was decided. */
  open: Interval[];
  /** Ticket at the window and since when; null while it is free. */
  busy: { readonly ticket: DayTicket; readonly since: number } | null;
  /** What the hall has learned of its teller today. */
  learned: Slowness;
  lastBusyUntil: number;
}

/** The hours of a hall in ms since midnight. A hall that is always open is simulated in its printed hours. */
export interface DayHours {
  readonly opens: number;
  readonly lastTicket: number;
  readonly closes: number;
}

const minuteMs = 60_000;
/** After closing everybody with a ticket is still served; what is left at this time of day expires. */
export const dayEnds = 24 * 60 * minuteMs;

/** From the configuration; whether the hall is always open is no matter here. */
export function hoursOf(hall: HallConfig): DayHours {
  const ms = (time: string) => minutesOf(time) * minuteMs;
  return { opens: ms(hall.hours.opens), lastTicket: ms(hall.hours.lastTicket), closes: ms(hall.hours.closes) };
}

/** The comprehensive windows at dawn: regular ones with their timetable, tidal ones closed. */
export function windowsOf({ hall, troubles }: DaySetting): DayWindow[] {
  const { opens } = hoursOf(hall);
  return hall.windows
    .filter((window) => window.kind === 'comprehensive')
    .map((window) => {
      const breaks = hall.hours.breaks
        .filter((pause) => pause.windows.includes(window.id))
        .map((pause) => ({ from: minutesOf(pause.from) * minuteMs, to: minutesOf(pause.to) * minuteMs }));
      const { id, kind, services, lowCounter } = window;
      return {
        id,
        calling: { id, kind, services, lowCounter },
        tidal: window.tidal,
        slowness: troubles.slowness[id] ?? 1,
        open: window.tidal ? [] : withoutBreaks({ from: opens, to: dayEnds }, [...breaks, ...troubles.regularAway]),
        busy: null,
        learned: ordinarySpeed,
        lastBusyUntil: 0,
      };
    });
}
