import { type Static, Type } from 'typebox';
import { HallIdSchema, WindowIdSchema } from './ids.ts';
import { Said, strict } from './schema.ts';
import { TextSchema } from './text.ts';
import { GroupSchema, LaneSchema } from './ticket.ts';

/** `HH:MM` on the hall's clock. */
const ClockTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
/** `YYYY-MM-DD`. */
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const minutes = (maximum: number) => Type.Number({ minimum: 0, maximum });
const count = (maximum: number) => Type.Integer({ minimum: 0, maximum });

/** Service hours (B-17; S1 6.3 e). */
export const HoursSchema = Type.Object(
  {
    /** Open at any hour of any day: for the demo hall and for round-the-clock self-service areas. */
    alwaysOpen: Type.Boolean(),
    opens: ClockTime,
    lastTicket: ClockTime,
    closes: ClockTime,
    /** Breaks of some windows while the others go on. A break that takes every window closes the hall for its length. */
    breaks: Type.Array(
      Type.Object({ from: ClockTime, to: ClockTime, windows: Type.Array(WindowIdSchema, { minItems: 1 }) }, strict),
      { maxItems: 12 },
    ),
    /** ISO weekdays that are worked, 1 is Monday. */
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 }),
    /** Days off, first and last included. */
    holidays: Type.Array(Type.Object({ name: Type.String({ maxLength: 40 }), start: Day, end: Day }, strict)),
    /** Days worked although their weekday is free (调休上班). */
    makeupWorkdays: Type.Array(Day),
  },
  strict,
);
export type Hours = Static<typeof HoursSchema>;

export const windowKinds = ['comprehensive', 'result-pickup', 'bulk', 'unresolved-matter'] as const;
export const WindowKindSchema = Type.Enum([...windowKinds]);
export type WindowKind = (typeof windowKinds)[number];

/** A window as it is set up (B-09, S1 11.1). */
export const WindowConfigSchema = Type.Object(
  {
    id: WindowIdSchema,
    /** What stands over the window and is spoken, for instance `3`. */
    label: Said(8),
    kind: WindowKindSchema,
    /** Opened in peak time only (潮汐窗口, B-08). */
    tidal: Type.Boolean(),
    /** Low counter, barrier-free. */
    lowCounter: Type.Boolean(),
    /** Where to walk from the boards. */
    direction: Type.Enum(['left', 'right', 'ahead']),
    area: Type.String({ minLength: 1, maxLength: 20 }),
    /** Items of the catalogue that it serves; empty means every one (B-02). */
    services: Type.Array(Type.Integer({ minimum: 1, maximum: 9999 })),
  },
  strict,
);
export type WindowConfig = Static<typeof WindowConfigSchema>;

/** Call order, as in the queue policy: periods T of the accumulated priority, guarantees and guards. */
export const CallOrderConfigSchema = Type.Object(
  {
    periodMinutes: Type.Object(
      {
        appointment: Type.Number({ minimum: 0.1, maximum: 600 }),
        senior: Type.Number({ minimum: 0.1, maximum: 600 }),
        general: Type.Number({ minimum: 0.1, maximum: 600 }),
      },
      strict,
    ),
    /** A ticket is overtaken at most `base + share × tickets ahead at issue` times. */
    overtaking: Type.Object({ base: count(1000), share: Type.Number({ minimum: 0, maximum: 10 }) }, strict),
    /** One non-green call goes first when others starve: the starvation guard of the green channel. */
    greenGuard: Type.Object(
      {
        waitedMinutes: minutes(600),
        share: Type.Number({ minimum: 0, maximum: 1 }),
        lastCalls: count(200),
        minimumGreen: count(200),
      },
      strict,
    ),
    /** A booking that has waited this long after its slot goes first. */
    bookingDueMinutes: minutes(240),
    /** A booking is called at most this long before its slot while others wait. */
    bookingEarlyMinutes: minutes(240),
    /** Score × (5 / mean minutes of the matter)^exponent; 0 is off. */
    shortJobExponent: Type.Number({ minimum: 0, maximum: 1 }),
  },
  strict,
);
export type CallOrderConfig = Static<typeof CallOrderConfigSchema>;

/** Tidal windows by forecast with hysteresis (B-08). */
export const TidalConfigSchema = Type.Object(
  {
    mode: Type.Enum(['off', 'advice', 'automatic']),
    horizonMinutes: Type.Number({ minimum: 5, maximum: 240 }),
    openAbovePeakMinutes: minutes(240),
    openAboveMeanMinutes: minutes(240),
    openChecks: count(60),
    settleMinutes: minutes(60),
    closeBelowPeakMinutes: minutes(240),
    closeChecks: count(60),
    minimumOpenMinutes: minutes(240),
    leadMinutes: minutes(60),
    /** While no history has been learned: a threshold on the predicted wait. */
    withoutHistory: Type.Object(
      {
        openAboveMinutes: minutes(240),
        openChecks: count(60),
        closeBelowMinutes: minutes(240),
        closeChecks: count(60),
      },
      strict,
    ),
  },
  strict,
);
export type TidalConfig = Static<typeof TidalConfigSchema>;

/** Online appointments (A-01, A-02; S1 9.1.2, 9.2.2). */
export const AppointmentsConfigSchema = Type.Object(
  {
    slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
    /** Places in each slot. */
    placesPerSlot: Type.Integer({ minimum: 1, maximum: 500 }),
    /** First and last slot of a day begin within these; slots over a break of every window are left out. */
    from: ClockTime,
    until: ClockTime,
    /** Bookable up to so many service days ahead. */
    daysAhead: Type.Integer({ minimum: 0, maximum: 60 }),
    /** Check-in opens so long before the slot begins. */
    checkInBeforeMinutes: minutes(600),
    /** Check-in keeps the booking so long after the slot has ended. */
    graceMinutes: minutes(600),
  },
  strict,
);
export type AppointmentsConfig = Static<typeof AppointmentsConfigSchema>;

/** Watching and maintaining devices (D-23; S3 6.2). Minutes of null: no work order is opened by itself. */
export const UpkeepConfigSchema = Type.Object(
  {
    /** A device that says nothing for so long is silent, and red. */
    silentSeconds: Type.Integer({ minimum: 30, maximum: 3600 }),
    /** A work order opens by itself when this has lasted so long within service hours. */
    orderAfterMinutes: Type.Object(
      {
        silent: Type.Union([minutes(1440), Type.Null()]),
        fault: Type.Union([minutes(1440), Type.Null()]),
        paperOut: Type.Union([minutes(1440), Type.Null()]),
      },
      strict,
    ),
    /** Every device is inspected at least this often (定期检查和维护). */
    inspectionDays: Type.Integer({ minimum: 1, maximum: 366 }),
  },
  strict,
);
export type UpkeepConfig = Static<typeof UpkeepConfigSchema>;

/** A hall as a validated file and as the content of `HallConfigured`: everything that a hall may want to tune. */
export const HallConfigSchema = Type.Object(
  {
    id: HallIdSchema,
    name: TextSchema,
    /** Uniform name of the windows (B-21, S2 4.1.3.1). */
    windowTitle: TextSchema,
    /** City halls do not offer the county-only items (I-03). */
    level: Type.Enum(['city', 'county']),
    address: TextSchema,
    /** Where a missed or puzzled visitor is sent to. */
    guidanceDesk: TextSchema,
    /** Always visible; a hall without it cannot go live (C-11, S1 13.2.1). */
    supervisionTelephone: Type.String({ minLength: 3, maxLength: 40, pattern: '[0-9]' }),
    utcOffsetMinutes: Type.Integer({ minimum: -840, maximum: 840 }),
    hours: HoursSchema,
    areas: Type.Array(Type.Object({ id: Type.String({ minLength: 1, maxLength: 20 }), name: TextSchema }, strict), {
      minItems: 1,
      maxItems: 40,
    }),
    windows: Type.Array(WindowConfigSchema, { minItems: 1, maxItems: 200 }),
    /** Lanes that share a letter share its numbers. Green and senior share one by default, so that paper and board say nothing of a person. */
    lanes: Type.Array(
      Type.Object({ lane: LaneSchema, letter: Type.String({ pattern: '^[A-Z]$' }), name: TextSchema }, strict),
      { minItems: 1, maxItems: 7 },
    ),
    numberDigits: Type.Integer({ minimum: 3, maximum: 5 }),
    groups: Type.Object(
      {
        seniorAge: Type.Integer({ minimum: 40, maximum: 120 }),
        verySeniorAge: Type.Integer({ minimum: 40, maximum: 120 }),
        /** Groups that are served on arrival (B-05). */
        green: Type.Array(GroupSchema),
      },
      strict,
    ),
    calling: Type.Object(
      {
        recalls: count(10),
        recallGapSeconds: count(600),
        /** After this long unanswered the screen proposes a no-show. */
        answerSeconds: count(3600),
        reactivations: count(10),
        /** A reactivated ticket stands behind this many. */
        reactivateBehind: count(100),
        reactivateWithinMinutes: minutes(600),
        maxHolds: count(50),
        undoSeconds: count(60),
        /** Screens tell for so long that a ticket is called elsewhere now (B-15); 5 where nothing is set. */
        moveNoticeMinutes: Type.Optional(minutes(60)),
      },
      strict,
    ),
    order: CallOrderConfigSchema,
    tidal: TidalConfigSchema,
    /** The hall's longest-wait promise: drives tidal advice and an alarm, not the order. */
    longestWaitMinutes: Type.Integer({ minimum: 1, maximum: 600 }),
    /** Absent where the hall takes no bookings. */
    appointments: Type.Optional(AppointmentsConfigSchema),
    help: Type.Object({ repeatSeconds: count(3600), escalateSeconds: count(3600) }, strict),
    voice: Type.Object(
      {
        languages: Type.Array(Type.Enum(['zh', 'en']), { maxItems: 2 }),
        /** Hours without voice, for instance a nap in the waiting room; calls still flash. */
        mute: Type.Array(Type.Object({ from: ClockTime, to: ClockTime }, strict), { maxItems: 8 }),
      },
      strict,
    ),
    /** Where it is not there: silent after 60 s, an order after 10 minutes, an inspection every 30 days. */
    upkeep: Type.Optional(UpkeepConfigSchema),
    /** Running notices on boards and kiosks. */
    notices: Type.Array(TextSchema, { maxItems: 20 }),
  },
  strict,
);
export type HallConfig = Static<typeof HallConfigSchema>;
