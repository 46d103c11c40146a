import { type Static, Type } from 'typebox';
import { CardDataSchema } from './agent.ts';
import { DeviceIdSchema, HallIdSchema, PrintIdSchema, StaffIdSchema, TicketIdSchema, WindowIdSchema } from './ids.ts';
import { deviceKinds, positions } from './permissions.ts';
import { Nullable, Said, strict } from './schema.ts';
import { TextSchema } from './text.ts';
import { GroupSchema, LaneSchema, TicketFlagSchema, TicketStatusSchema, WaitEstimateSchema } from './ticket.ts';
import { TicketSlipSchema } from './ticket-slip.ts';
import { DeviceViewSchema, HelpCallSchema, ServiceStateSchema, StaffTicketSchema } from './views.ts';

/** Words of staff for the record. No name or number of a person belongs here. */
const Reason = Said(200);
const OptionalReason = Type.Optional(Reason);

// ---- sign-in ----
export const SignInBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  strict,
);
export const SessionReply = Type.Object({
  staff: StaffIdSchema,
  /** Name to be greeted by. */
  displayName: Type.String(),
  staffNo: Type.String(),
  positions: Type.Array(Type.Enum([...positions])),
  /** Permission → everywhere or own window only. */
  permissions: Type.Record(Type.String(), Type.Enum(['all', 'own'])),
  halls: Type.Array(HallIdSchema),
  /** Window where this person is on duty now. */
  window: Nullable(WindowIdSchema),
  expiresAt: Type.Number(),
});
export type SessionReply = Static<typeof SessionReply>;

// ---- hall ----
export const HallInfoReply = Type.Object({
  id: HallIdSchema,
  name: TextSchema,
  windowTitle: TextSchema,
  address: TextSchema,
  guidanceDesk: TextSchema,
  supervisionTelephone: Type.String(),
  level: Type.Enum(['city', 'county']),
  utcOffsetMinutes: Type.Integer(),
  service: ServiceStateSchema,
  hours: Type.Object({
    opens: Type.String(),
    lastTicket: Type.String(),
    closes: Type.String(),
    alwaysOpen: Type.Boolean(),
  }),
  groups: Type.Object({ seniorAge: Type.Integer(), verySeniorAge: Type.Integer() }),
  lanes: Type.Array(Type.Object({ lane: LaneSchema, letter: Type.String(), name: TextSchema })),
  /** Whether places can be booked ahead. */
  takesBookings: Type.Boolean(),
  now: Type.Number(),
});
export type HallInfoReply = Static<typeof HallInfoReply>;
/** The halls that are served here, to choose one from. */
export const HallListReply = Type.Object({
  halls: Type.Array(
    Type.Object({ id: HallIdSchema, name: TextSchema, address: TextSchema, takesBookings: Type.Boolean() }),
  ),
});
export type HallListReply = Static<typeof HallListReply>;

// ---- tickets ----
export const IssueTicketBody = Type.Object(
  {
    /** Number of the item in the catalogue; absent for a question or a matter that the taker cannot name. */
    service: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
    /** Who takes it, where a card was read or a number typed. */
    holder: Type.Optional(CardDataSchema),
    /** Number of matters in one visit, for bulk business (B-22). */
    matters: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    /** Group that the taker says to belong to; counts only when staff grants it. */
    claimedGroup: Type.Optional(GroupSchema),
    /** Group that staff grants at issue, with a reason. */
    grantedGroup: Type.Optional(GroupSchema),
    reason: OptionalReason,
    /** `bulk`: many matters that are not alike; so many like ones come to it by their number alone. */
    pool: Type.Optional(Type.Enum(['bulk', 'unresolved-matter', 'result-pickup'])),
    flags: Type.Optional(Type.Array(TicketFlagSchema, { maxItems: 4, uniqueItems: true })),
    language: Type.Optional(Type.Enum(['zh', 'en'])),
  },
  strict,
);
export type IssueTicketBody = Static<typeof IssueTicketBody>;

export const TicketReply = Type.Object({
  id: TicketIdSchema,
  number: Type.String(),
  lane: LaneSchema,
  status: TicketStatusSchema,
  /** People ahead when it was issued. */
  ahead: Type.Integer(),
  /** Null where there is no ground for one: 暂无法估计. */
  estimate: Nullable(WaitEstimateSchema),
  issuedAt: Type.Number(),
  trackUrl: Type.String(),
});
export type TicketReply = Static<typeof TicketReply>;

/** Active tickets of the person whose card lies on the reader. */
export const FindTicketsBody = Type.Object({ holder: CardDataSchema }, strict);
export const FindTicketsReply = Type.Object({
  tickets: Type.Array(Type.Object({ ...TicketReply.properties, serviceName: Nullable(TextSchema) })),
});
export type FindTicketsReply = Static<typeof FindTicketsReply>;

export const TicketDetailReply = Type.Object({
  ticket: StaffTicketSchema,
  /** Masked, 张*华; null where no card was read. */
  holderName: Nullable(Type.String()),
  /** Masked, 5104**********0022. */
  holderNumber: Nullable(Type.String()),
  history: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      type: Type.String(),
      at: Type.Number(),
      staff: Nullable(StaffIdSchema),
      window: Nullable(WindowIdSchema),
      explanation: Type.Optional(Type.Unknown()),
      reason: Nullable(Type.String()),
    }),
  ),
});
export type TicketDetailReply = Static<typeof TicketDetailReply>;

/** `POST …/tickets/{ticket}/prints`: begins a print; the first is the original, later ones are 补打. */
export const BeginPrintBody = Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }, strict);
export const BeginPrintReply = Type.Object({
  print: PrintIdSchema,
  slip: TicketSlipSchema,
  /** Another kiosk of the hall that is there and prints, by its name, should this one fail; null where there is none. */
  elsewhere: Type.Optional(Nullable(Type.String())),
});
export type BeginPrintReply = Static<typeof BeginPrintReply>;
export const PrintOutcomeBody = Type.Object(
  { outcome: Type.Enum(['printed', 'failed']), state: Type.Optional(Type.String({ maxLength: 40 })) },
  strict,
);
export const PrintOutcomeReply = Type.Object({ outcome: Type.Enum(['printed', 'failed']) });

export const ReasonBody = Type.Object({ reason: OptionalReason }, strict);
export const GrantPriorityBody = Type.Object(
  { group: GroupSchema, reason: Reason, version: Type.Optional(Type.Integer()) },
  strict,
);
/**
 * The ticket that who acts at a window sees there. Where the window has another by then, or none, the step is refused with
 * `ticket_changed` and nothing happens; where it is left out, the step is for whatever ticket the window has (B-14).
 */
const Current = Type.Optional(TicketIdSchema);
export const TransferBody = Type.Object(
  {
    /** A window that it is reserved for, or … */
    window: Type.Optional(WindowIdSchema),
    /** … the pool that it goes to; without either, back to its own pool. */
    pool: Type.Optional(Type.Enum(['common', 'bulk', 'unresolved-matter', 'result-pickup'])),
    reason: OptionalReason,
    version: Type.Optional(Type.Integer()),
  },
  strict,
);
export type TransferBody = Static<typeof TransferBody>;
/** The same of the ticket at a window. */
export const TransferCurrentBody = Type.Object({ ...TransferBody.properties, current: Current }, strict);

// ---- windows ----
export const PauseWindowBody = Type.Object({ reason: Reason }, strict);
export const CloseWindowBody = Type.Object(
  {
    /** What happens to tickets that wait for or are held by this window: back to a pool that is served, with their rank. */
    remaining: Type.Optional(Type.Enum(['to-pool'])),
    reason: OptionalReason,
  },
  strict,
);
export const CallNextBody = Type.Object(
  {
    /** Finish the ticket that is being served first, in the same step. */
    finishCurrent: Type.Optional(Type.Boolean()),
    /** The one that `finishCurrent` finishes. */
    current: Current,
    /** Call this waiting ticket out of order; needs a reason and is recorded (B-03). */
    ticket: Type.Optional(TicketIdSchema),
    reason: OptionalReason,
  },
  strict,
);
/** Of `recall` and `start`. */
export const CurrentBody = Type.Object({ current: Current }, strict);
export const NoShowBody = Type.Object({ reason: OptionalReason, current: Current }, strict);
export const HoldBody = Type.Object({ reason: Reason, current: Current }, strict);
export const ResumeBody = Type.Object({ ticket: TicketIdSchema }, strict);
export const FinishBody = Type.Object(
  { outcome: Type.Optional(Type.Enum(['served', 'consultation'])), current: Current },
  strict,
);
export const EmptyBody = Type.Object({}, strict);

/** Answer of every window action: the window after it and the ticket that it was about. */
export const WindowActionReply = Type.Object({
  window: WindowIdSchema,
  ticket: Nullable(
    Type.Object({ id: TicketIdSchema, number: Type.String(), lane: LaneSchema, status: TicketStatusSchema }),
  ),
  explanation: Type.Optional(Type.Unknown()),
});
export type WindowActionReply = Static<typeof WindowActionReply>;

// ---- help, notices ----
/** Name of the screen from which help was asked, for instance `take-ticket`; no personal data. */
export const RequestHelpBody = Type.Object({ screen: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) }, strict);
export const HelpReply = Type.Object({ ...HelpCallSchema.properties });
export type HelpReply = Static<typeof HelpReply>;

// ---- devices ----
export const PairingBody = Type.Object(
  {
    hall: HallIdSchema,
    kind: Type.Enum([...deviceKinds]),
    name: Said(60),
    window: Type.Optional(WindowIdSchema),
  },
  strict,
);
export const PairingReply = Type.Object({ device: DeviceIdSchema, code: Type.String(), expiresAt: Type.Number() });
export const PairBody = Type.Object({ code: Type.String({ minLength: 4, maxLength: 40 }) }, strict);
export const PairReply = Type.Object({
  device: DeviceIdSchema,
  token: Type.String(),
  hall: HallIdSchema,
  kind: Type.Enum([...deviceKinds]),
  name: Type.String(),
  window: Nullable(WindowIdSchema),
});
export type PairReply = Static<typeof PairReply>;
export const DeviceListReply = Type.Object({ devices: Type.Array(DeviceViewSchema) });

/** Only where demo data is served: how a page of the demo hall joins without an administrator. */
export const DemoReply = Type.Object({
  hall: HallIdSchema,
  codes: Type.Object({ kiosk: Type.String(), board: Type.String() }),
  agent: Nullable(Type.Object({ url: Type.String(), token: Type.String() })),
});
export type DemoReply = Static<typeof DemoReply>;
