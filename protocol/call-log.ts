import { type Static, Type } from 'typebox';
import { TicketIdSchema } from './ids.ts';
import { Nullable, strict } from './schema.ts';
import { type CallExplanation, LaneSchema } from './ticket.ts';

/** `GET /halls/{hall}/calls?numbers=A012,Y003`: those tickets of today and their calls; without numbers the last calls. */
export const CallLogQuery = Type.Object(
  { numbers: Type.Optional(Type.String({ pattern: '^[A-Za-z]{1,2}[0-9]{1,6}(,[A-Za-z]{1,2}[0-9]{1,6}){0,3}$' })) },
  strict,
);

/** A ticket of today, whatever became of it. */
export const LoggedTicketSchema = Type.Object({
  ticket: TicketIdSchema,
  number: Type.String(),
  /** The line it stands in, or stood in last. */
  lane: LaneSchema,
  issuedAt: Type.Number(),
  /** Start of its waiting for the call order: the issue, or for a booking the later of check-in and slot. */
  rankAt: Type.Number(),
  /** When it left the queue for good: cancelled or expired without being served; null otherwise. */
  leftAt: Nullable(Type.Number()),
});
export type LoggedTicket = Static<typeof LoggedTicketSchema>;

export const LoggedCallSchema = Type.Object({
  /** Sequence number of the event in the hall's ledger. */
  seq: Type.Integer(),
  at: Type.Number(),
  ticket: TicketIdSchema,
  number: Type.String(),
  /** The line it stood in when it was called. */
  lane: LaneSchema,
  issuedAt: Type.Number(),
  windowLabel: Type.String(),
  staffNo: Nullable(Type.String()),
  /** `taken-back` by the teller; `returned` because nobody stood behind the window any more. */
  outcome: Type.Enum(['stands', 'taken-back', 'returned']),
  explanation: Type.Unsafe<CallExplanation>(Type.Unknown()),
});
export type LoggedCall = Static<typeof LoggedCallSchema>;

/** Who was called when, to where, by whom and why (B-05, B-06): for managers and auditors. Names and groups are not in it. */
export const CallLogReply = Type.Object({
  utcOffsetMinutes: Type.Integer(),
  tickets: Type.Array(LoggedTicketSchema),
  /** Newest first. */
  calls: Type.Array(LoggedCallSchema),
});
export type CallLogReply = Static<typeof CallLogReply>;
