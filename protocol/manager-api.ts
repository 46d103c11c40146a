import { type Static, Type } from 'typebox';
import { WindowIdSchema } from './ids.ts';
import { Nullable, Said, strict } from './schema.ts';

/** Half an hour of today (B-07, O-01). Times as `HH:MM` on the hall's clock, waits from issue to first call in seconds. */
export const HalfHourSchema = Type.Object({
  from: Type.String(),
  issued: Type.Integer(),
  called: Type.Integer(),
  finished: Type.Integer(),
  noShows: Type.Integer(),
  meanWaitSeconds: Nullable(Type.Number()),
  p90WaitSeconds: Nullable(Type.Number()),
});
export type HalfHour = Static<typeof HalfHourSchema>;

/** Advice of the tidal rule with the numbers that it rests on (B-08). */
export const TidalAdviceSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['open', 'close']),
  window: WindowIdSchema,
  windowLabel: Type.String(),
  grounds: Type.Object({
    rule: Type.Enum(['forecast', 'threshold', 'longest-wait']),
    peakMinutes: Type.Number(),
    /** How long it is until the peak. */
    peakInMinutes: Type.Number(),
    meanMinutes: Type.Number(),
    longestWaitMinutes: Type.Number(),
  }),
  teller: Type.Enum(['signed-in', 'missing']),
  at: Type.Number(),
});
export type TidalAdviceView = Static<typeof TidalAdviceSchema>;

/** The manager's page: what was, what is, what the next two hours look like. */
export const OutlookReply = Type.Object({
  now: Type.Number(),
  utcOffsetMinutes: Type.Integer(),
  day: Nullable(Type.String()),
  halfHours: Type.Array(HalfHourSchema),
  /** Every five minutes from now; empty while there is no past day to forecast from. */
  ahead: Type.Array(
    Type.Object({
      at: Type.Number(),
      /** Null where no window is open. */
      waitMinutes: Nullable(Type.Number()),
      arrivals: Type.Number(),
      /** Windows that call then, as far as is known now. */
      windows: Type.Integer(),
    }),
  ),
  tide: Type.Object({
    mode: Type.Enum(['off', 'advice', 'automatic']),
    advice: Nullable(TidalAdviceSchema),
    opening: Type.Array(WindowIdSchema),
    /** Qualified tellers who are signed in and at no window. */
    freeTellers: Type.Integer(),
  }),
  longestWait: Type.Object({ nowSeconds: Type.Number(), promisedSeconds: Type.Number(), broken: Type.Boolean() }),
  /** How true the estimates were: mean error of the P50 in seconds, share of waits within the P90. */
  estimates: Nullable(
    Type.Object({ told: Type.Integer(), p50MeanAbsError: Type.Number(), p90Coverage: Type.Number() }),
  ),
  /** Past days behind the forecast; 0 means that there is none yet. */
  learnedDays: Type.Integer(),
});
export type OutlookReply = Static<typeof OutlookReply>;

export const AnswerAdviceBody = Type.Object({ accept: Type.Boolean(), why: Type.Optional(Said(200)) }, strict);

/** `GET /halls/{hall}/plan?day=YYYY-MM-DD`: how many windows a coming day needs. */
export const PlanQuery = Type.Object(
  { day: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }) },
  strict,
);

/** A half hour of the plan: what comes, what is needed, what there is, and how it went when it was simulated. */
export const PlannedHalfHourSchema = Type.Object({
  from: Type.String(),
  arrivals: Type.Number(),
  /** Windows that would be busy if nobody had to wait. */
  load: Type.Number(),
  firstGuess: Type.Integer(),
  windows: Type.Integer(),
  regular: Type.Integer(),
  tidal: Type.Integer(),
  /** False where even all windows together do not keep the promise. */
  enough: Type.Boolean(),
  withinShare: Nullable(Type.Number()),
  p90WaitSeconds: Nullable(Type.Number()),
});
export type PlannedHalfHour = Static<typeof PlannedHalfHourSchema>;

export const PlanReply = Type.Object({
  day: Type.String(),
  /** `no-history`: nothing was learned yet, so nothing is planned. `closed-day`: the hall does not open. */
  standing: Type.Enum(['planned', 'no-history', 'closed-day']),
  /** False where the hall's days off of that year are not known yet, so that the day may prove to be one. */
  calendarKnown: Type.Boolean(),
  learnedDays: Type.Integer(),
  /** At least this share shall wait no longer than so many minutes. */
  target: Type.Object({ share: Type.Number(), withinMinutes: Type.Number() }),
  visits: Type.Number(),
  halfHours: Type.Array(PlannedHalfHourSchema),
  /** How the plan did on simulated days; null where there is no plan. */
  simulated: Nullable(
    Type.Object({ days: Type.Integer(), withinShare: Type.Number(), meanWaitSeconds: Type.Number() }),
  ),
});
export type PlanReply = Static<typeof PlanReply>;
