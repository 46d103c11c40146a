import { type Static, Type } from 'typebox';
import { DevicePartStateSchema, devicePartNames } from './agent.ts';
import { DeviceIdSchema, HallIdSchema, StaffIdSchema, WorkOrderIdSchema } from './ids.ts';
import { Nullable, strict } from './schema.ts';
import { DeviceViewSchema } from './views.ts';

/** Words of staff for the record; nothing of a visitor belongs here. */
const Words = Type.String({ maxLength: 500 });

/** What the page of a device tells of the device itself, in trouble only: the program that speaks to its parts, and the device's own clock. */
export const ownPartNames = ['agent', 'clock'] as const;
/** The parts of a device, and what it tells of itself. */
export const reportedPartNames = [...devicePartNames, ...ownPartNames] as const;
export type ReportedPartName = (typeof reportedPartNames)[number];
const PartName = Type.Enum([...reportedPartNames]);

export const ReportedPartSchema = Type.Object(
  {
    part: PartName,
    state: DevicePartStateSchema,
    /** What is left of its consumable, in percent. */
    level: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  },
  strict,
);
export type ReportedPart = Static<typeof ReportedPartSchema>;

/** How often a device says that it lives, in ms. */
export const heartbeatMs = 20_000;

/** `POST /devices/heartbeat`: I live, and this is how my parts are. Without `parts` nothing is said of them. */
export const HeartbeatBody = Type.Object(
  { parts: Type.Optional(Type.Array(ReportedPartSchema, { maxItems: 20 })) },
  strict,
);
export type HeartbeatBody = Static<typeof HeartbeatBody>;

/** From best to worst: `attention` works but wants somebody soon, `degraded` lacks a part, `silent` is not heard. */
export const deviceConditions = ['ok', 'attention', 'degraded', 'silent'] as const;
export type DeviceCondition = (typeof deviceConditions)[number];

export const DevicePartViewSchema = Type.Object({
  part: PartName,
  state: DevicePartStateSchema,
  since: Type.Number(),
  /** In steps of five; null where the device cannot tell. */
  level: Nullable(Type.Integer()),
  /** There while the device's agent is not reached: nothing was heard of the part since, and this is how it was then. */
  unheardSince: Type.Optional(Type.Number()),
});
export type DevicePartView = Static<typeof DevicePartViewSchema>;

/** A member of staff as a line of a record shows one. */
const Person = Type.Object({ staff: StaffIdSchema, staffNo: Type.String() });

export const inspectionOutcomes = ['good', 'faulty'] as const;
export type InspectionOutcome = (typeof inspectionOutcomes)[number];
export const orderOutcomes = ['fixed', 'replaced', 'no-fault', 'not-fixable'] as const;
export type OrderOutcome = (typeof orderOutcomes)[number];

export const ManagedDeviceSchema = Type.Object({
  ...DeviceViewSchema.properties,
  condition: Type.Enum([...deviceConditions]),
  /** Last sign of life; null where there has been none since the server started. */
  lastHeardAt: Nullable(Type.Number()),
  parts: Type.Array(DevicePartViewSchema),
  inspection: Type.Object({
    last: Nullable(
      Type.Object({ at: Type.Number(), by: Person, outcome: Type.Enum([...inspectionOutcomes]), words: Type.String() }),
    ),
    dueAt: Type.Number(),
    overdue: Type.Boolean(),
  }),
});
export type ManagedDevice = Static<typeof ManagedDeviceSchema>;

/** Why there is an order: staff said so, or a rule found that something lasted too long. */
export const WorkOrderCauseSchema = Type.Union([
  Type.Object({ kind: Type.Literal('staff') }),
  Type.Object({ kind: Type.Literal('silent') }),
  Type.Object({ kind: Type.Literal('part'), part: PartName, state: DevicePartStateSchema }),
]);
export type WorkOrderCause = Static<typeof WorkOrderCauseSchema>;

export const WorkOrderSchema = Type.Object({
  id: WorkOrderIdSchema,
  /** Counted in its hall from 1. */
  number: Type.Integer(),
  device: DeviceIdSchema,
  deviceName: Type.String(),
  cause: WorkOrderCauseSchema,
  /** What whoever opened it has seen; null where a rule opened it. */
  words: Nullable(Type.String()),
  status: Type.Enum(['open', 'taken', 'closed']),
  openedAt: Type.Number(),
  /** Null where a rule opened it. */
  openedBy: Nullable(Person),
  takenAt: Nullable(Type.Number()),
  takenBy: Nullable(Person),
  closedAt: Nullable(Type.Number()),
  closedBy: Nullable(Person),
  outcome: Nullable(Type.Enum([...orderOutcomes])),
  result: Nullable(Type.String()),
  reopened: Type.Integer(),
});
export type WorkOrder = Static<typeof WorkOrderSchema>;

/** The device page: every paired device, and orders that are open or were closed within thirty days, newest first. */
export const DeskViewSchema = Type.Object({
  hall: HallIdSchema,
  /** Counts what was told since the server started. */
  seq: Type.Number(),
  utcOffsetMinutes: Type.Integer(),
  silentSeconds: Type.Integer(),
  inspectionDays: Type.Integer(),
  devices: Type.Array(ManagedDeviceSchema),
  orders: Type.Array(WorkOrderSchema),
});
export type DeskView = Static<typeof DeskViewSchema>;

// ---- history ----
const historyDays = 30;
export const HistoryQuery = Type.Object(
  {
    /** Milliseconds since 1970; thirty days back where it is not given. */
    from: Type.Optional(Type.Integer({ minimum: 0 })),
    to: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  strict,
);
export const historyMs = historyDays * 86_400_000;

/** A state that lasted from one moment to another; `to` is null while it lasts. */
export const DevicePeriodSchema = Type.Object({
  from: Type.Number(),
  to: Nullable(Type.Number()),
  what: Type.Union([
    Type.Object({ kind: Type.Literal('silent') }),
    Type.Object({
      kind: Type.Literal('part'),
      part: PartName,
      state: DevicePartStateSchema,
      level: Nullable(Type.Integer()),
    }),
  ]),
});
export type DevicePeriod = Static<typeof DevicePeriodSchema>;

/** Something that somebody did, or a rule. */
export const DeviceDeedSchema = Type.Object({
  at: Type.Number(),
  kind: Type.Enum(['paired', 'revoked', 'inspected', 'order-opened', 'order-taken', 'order-closed', 'order-reopened']),
  by: Nullable(Person),
  /** Number of the order. */
  number: Nullable(Type.Integer()),
  outcome: Nullable(Type.Enum([...orderOutcomes, ...inspectionOutcomes])),
  words: Nullable(Type.String()),
});
export type DeviceDeed = Static<typeof DeviceDeedSchema>;

export const DeviceHistoryReply = Type.Object({
  device: DeviceIdSchema,
  from: Type.Number(),
  to: Type.Number(),
  /** False while the past is still being read. */
  complete: Type.Boolean(),
  /** Newest first. */
  periods: Type.Array(DevicePeriodSchema),
  deeds: Type.Array(DeviceDeedSchema),
});
export type DeviceHistoryReply = Static<typeof DeviceHistoryReply>;

// ---- commands ----
export const OpenWorkOrderBody = Type.Object({ words: Words }, strict);
/** Without a result the order stays open: `result_required`. */
export const CloseWorkOrderBody = Type.Object(
  { outcome: Type.Enum([...orderOutcomes]), result: Type.Optional(Words) },
  strict,
);
export const ReopenWorkOrderBody = Type.Object({ words: Words }, strict);
export const RecordInspectionBody = Type.Object(
  { outcome: Type.Enum([...inspectionOutcomes]), words: Type.Optional(Words) },
  strict,
);
