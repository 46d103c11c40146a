import { type Static, Type } from 'typebox';
import { Nullable } from './schema.ts';

const Day = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });

/** `GET /halls/{hall}/reports/estimates?from&to`: days of the hall, both included. */
export const EstimateReportQuery = Type.Object({ from: Day, to: Day }, { additionalProperties: false });

const Truth = {
  /** Tickets that were given an estimate and have been called. */
  told: Type.Integer(),
  /** Tickets that have been called and were given none: there was no ground for one. */
  untold: Type.Integer(),
  /** Mean distance of the P50 from the wait, and of the naive formula (waiting × mean service ÷ windows), in seconds. */
  p50MeanAbsError: Nullable(Type.Number()),
  naiveMeanAbsError: Nullable(Type.Number()),
  /** Share of the waits that stayed within the P90. */
  p90Coverage: Nullable(Type.Number()),
};
export const EstimateTruthSchema = Type.Object(Truth);
export type EstimateTruth = Static<typeof EstimateTruthSchema>;

/** How true the estimates were that people were given with their tickets (B-16, O-01). */
export const EstimateReportReply = Type.Object({
  from: Type.String(),
  to: Type.String(),
  /** First day of which the whole is known; null where there is none. */
  since: Nullable(Type.String()),
  total: EstimateTruthSchema,
  /** Days with anybody in them. */
  days: Type.Array(Type.Object({ day: Type.String(), ...Truth })),
  /** The days together, by the half hour in which the ticket was taken: `from` as `HH:MM`. */
  halfHours: Type.Array(Type.Object({ from: Type.String(), ...Truth })),
});
export type EstimateReportReply = Static<typeof EstimateReportReply>;
