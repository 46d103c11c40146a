import { type Static, Type } from 'typebox';
import { WindowKindSchema } from './hall-config.ts';
import { DeviceIdSchema, HallIdSchema, HelpIdSchema, StaffIdSchema, TicketIdSchema, WindowIdSchema } from './ids.ts';
import { deviceKinds } from './permissions.ts';
import { Nullable } from './schema.ts';
import { TextSchema } from './text.ts';
import {
  type CallExplanation,
  GroupSchema,
  LaneSchema,
  TicketFlagSchema,
  TicketStatusSchema,
  WaitEstimateSchema,
} from './ticket.ts';

/** Is the hall open for taking tickets, and if not, until when (B-17). Times in ms. */
export const ServiceStateSchema = Type.Object({
  state: Type.Enum(['open', 'not-yet', 'break', 'last-ticket-passed', 'closed']),
  /** When this state ends by the timetable; null where it does not. */
  until: Nullable(Type.Number()),
  /** When tickets can next be taken; null while they can, and where the calendar does not say. */
  opensAt: Nullable(Type.Number()),
});
export type ServiceState = Static<typeof ServiceStateSchema>;

export const windowStatuses = ['closed', 'ready', 'serving', 'paused', 'closing'] as const;
export const WindowStatusSchema = Type.Enum([...windowStatuses]);
export type WindowStatus = (typeof windowStatuses)[number];

// ---- what everybody in the hall may see: boards, window screens, kiosks. No personal field, no group (C-05) ----

export const BoardCallSchema = Type.Object({
  number: Type.String(),
  window: WindowIdSchema,
  windowLabel: Type.String(),
  direction: Type.Enum(['left', 'right', 'ahead']),
  /** When it was called, or called again, last. */
  at: Type.Number(),
  /** 0 for the first call, then 1, 2 … */
  recalls: Type.Integer(),
});
export type BoardCall = Static<typeof BoardCallSchema>;

export const BoardLaneSchema = Type.Object({
  /** Letter of the numbers in this line. */
  letter: Type.String(),
  name: TextSchema,
  waiting: Type.Integer(),
  estimate: Nullable(WaitEstimateSchema),
});

export const BoardWindowSchema = Type.Object({
  id: WindowIdSchema,
  label: Type.String(),
  kind: WindowKindSchema,
  tidal: Type.Boolean(),
  lowCounter: Type.Boolean(),
  direction: Type.Enum(['left', 'right', 'ahead']),
  status: WindowStatusSchema,
  /** Number called to or served at the window. */
  number: Nullable(Type.String()),
  /** Number of the teller, to show identity (亮明身份, S2 4.3.5). */
  staffNo: Nullable(Type.String()),
});
export type BoardWindow = Static<typeof BoardWindowSchema>;

/** Numbers that are called elsewhere now (B-15). */
export const MoveNoticeSchema = Type.Object({
  numbers: Type.Array(Type.String()),
  /** Labels of the windows that may call them; empty where any general window may. */
  windows: Type.Array(Type.String()),
  /** Where to walk, for a single window. */
  direction: Nullable(Type.Enum(['left', 'right', 'ahead'])),
  at: Type.Number(),
});
export type MoveNotice = Static<typeof MoveNoticeSchema>;

export const BoardViewSchema = Type.Object({
  hall: HallIdSchema,
  /** Last event that is folded in; a fraction counts refreshes by the clock since then. */
  seq: Type.Number(),
  name: TextSchema,
  windowTitle: TextSchema,
  guidanceDesk: TextSchema,
  supervisionTelephone: Type.String(),
  utcOffsetMinutes: Type.Integer(),
  day: Nullable(Type.String()),
  service: ServiceStateSchema,
  current: Nullable(BoardCallSchema),
  /** The last five calls before the current one, newest first. */
  recent: Type.Array(BoardCallSchema),
  lanes: Type.Array(BoardLaneSchema),
  /** Numbers likely to be called next, in order. */
  getReady: Type.Array(Type.String()),
  /** Missed numbers that may still come back. */
  missed: Type.Array(Type.String()),
  missedRule: TextSchema,
  /** Absent from views of before there was such a thing. */
  moves: Type.Optional(Type.Array(MoveNoticeSchema)),
  windows: Type.Array(BoardWindowSchema),
  notices: Type.Array(TextSchema),
});
export type BoardView = Static<typeof BoardViewSchema>;

/** Something to be said. A snapshot holds none: what was said while a board was away is not said again. */
export const AnnouncementSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['call', 'recall', 'notice', 'emergency']),
  number: Nullable(Type.String()),
  windowLabel: Nullable(Type.String()),
  text: TextSchema,
  /** Sound to fetch, in the order of the hall's languages; empty where no voice is to be had or the hour is mute. */
  audio: Type.Array(Type.Object({ language: Type.Enum(['zh', 'en']), url: Type.String() })),
  at: Type.Number(),
});
export type Announcement = Static<typeof AnnouncementSchema>;

/** Sections of the board that changed. `since` is the `seq` of the update before: a client that holds another one has a gap and asks for a snapshot. */
export interface BoardChange {
  readonly since: number;
  readonly seq: number;
  readonly set: Partial<BoardView>;
  readonly announcements: readonly Announcement[];
}

// ---- the page behind the QR code ----

export const TicketViewSchema = Type.Object({
  id: TicketIdSchema,
  seq: Type.Number(),
  number: Type.String(),
  status: TicketStatusSchema,
  /** Neutral mark 优先; says nothing of why. */
  priority: Type.Boolean(),
  service: Nullable(TextSchema),
  ahead: Nullable(Type.Integer()),
  estimate: Nullable(WaitEstimateSchema),
  window: Nullable(Type.Object({ label: Type.String(), direction: Type.Enum(['left', 'right', 'ahead']) })),
  recalls: Type.Integer(),
  issuedAt: Type.Number(),
  calledAt: Nullable(Type.Number()),
  hall: Type.Object({
    id: HallIdSchema,
    name: TextSchema,
    windowTitle: TextSchema,
    guidanceDesk: TextSchema,
    supervisionTelephone: Type.String(),
    utcOffsetMinutes: Type.Integer(),
  }),
  missedRule: TextSchema,
  /** There while it waits and was sent elsewhere of late: labels of the windows that may call it now, none where any may. */
  moved: Type.Optional(Type.Object({ at: Type.Number(), windows: Type.Array(Type.String()) })),
  /** There and true while no ticket can be taken and the hall takes bookings: then the page offers to book. */
  bookAhead: Type.Optional(Type.Boolean()),
});
export type TicketView = Static<typeof TicketViewSchema>;

// ---- what staff see ----

export const StaffTicketSchema = Type.Object({
  id: TicketIdSchema,
  number: Type.String(),
  lane: LaneSchema,
  group: GroupSchema,
  /** Group that the taker claimed at the kiosk and nobody has granted yet. */
  claimedGroup: Nullable(GroupSchema),
  priorityReason: Nullable(Type.String()),
  flags: Type.Array(TicketFlagSchema),
  service: Nullable(Type.Integer()),
  serviceName: Nullable(TextSchema),
  status: TicketStatusSchema,
  /** Number of state changes: named by commands that must not act on a changed ticket. */
  version: Type.Integer(),
  issuedAt: Type.Number(),
  /** Start of its waiting for the call order: the issue, or for a booking the later of check-in and slot. */
  rankAt: Type.Number(),
  appointmentAt: Nullable(Type.Number()),
  /** Window that it is called to, served at, held by, or reserved for. */
  window: Nullable(WindowIdSchema),
  calledAt: Nullable(Type.Number()),
  servedSince: Nullable(Type.Number()),
  missedAt: Nullable(Type.Number()),
  heldAt: Nullable(Type.Number()),
  recalls: Type.Integer(),
  overtaken: Type.Integer(),
  budget: Type.Number(),
  note: Nullable(Type.String()),
  /** A card or typed number stands behind it. */
  identified: Type.Boolean(),
  printed: Type.Enum(['no', 'printed', 'failed']),
});
export type StaffTicket = Static<typeof StaffTicketSchema> & { readonly explanation?: CallExplanation };

export const StaffWindowSchema = Type.Object({
  ...BoardWindowSchema.properties,
  services: Type.Array(Type.Integer()),
  area: Type.String(),
  staff: Nullable(StaffIdSchema),
  ticket: Nullable(TicketIdSchema),
  held: Type.Array(TicketIdSchema),
  /** Tickets reserved for this window. */
  reserved: Type.Integer(),
  pauseReason: Nullable(Type.String()),
  openedAt: Nullable(Type.Number()),
  pausedAt: Nullable(Type.Number()),
  finishedToday: Type.Integer(),
  /** There and true while a tidal window is to be opened and waits for its teller (B-08). */
  opening: Type.Optional(Type.Boolean()),
  /** Until when the last action can be undone; null where there is nothing to undo. */
  undoUntil: Nullable(Type.Number()),
});
export type StaffWindow = Static<typeof StaffWindowSchema>;

export const HelpCallSchema = Type.Object({
  id: HelpIdSchema,
  device: DeviceIdSchema,
  deviceName: Type.String(),
  /** Screen from which it was pressed; no personal data. */
  screen: Type.String(),
  at: Type.Number(),
  acknowledgedBy: Nullable(StaffIdSchema),
  acknowledgedAt: Nullable(Type.Number()),
  escalated: Type.Boolean(),
});
export type HelpCall = Static<typeof HelpCallSchema>;

export const DeviceViewSchema = Type.Object({
  id: DeviceIdSchema,
  kind: Type.Enum([...deviceKinds]),
  name: Type.String(),
  /** For window screens and call terminals. */
  window: Nullable(WindowIdSchema),
  pairedAt: Type.Number(),
  revoked: Type.Boolean(),
  online: Type.Boolean(),
  /** Since when nothing has been heard of it; null while it lives (D-23). */
  silentSince: Nullable(Type.Number()),
  /** Parts that reported trouble, for instance `ticket-printer: paper-out`. */
  faults: Type.Array(Type.String()),
});
export type DeviceView = Static<typeof DeviceViewSchema>;

export const StaffQueueViewSchema = Type.Object({
  hall: HallIdSchema,
  seq: Type.Number(),
  name: TextSchema,
  utcOffsetMinutes: Type.Integer(),
  day: Nullable(Type.String()),
  service: ServiceStateSchema,
  calling: Type.Object({
    recalls: Type.Integer(),
    recallGapSeconds: Type.Integer(),
    answerSeconds: Type.Integer(),
    undoSeconds: Type.Integer(),
  }),
  longestWaitMinutes: Type.Integer(),
  /** Open tickets, in order of issue. */
  tickets: Type.Array(StaffTicketSchema),
  windows: Type.Array(StaffWindowSchema),
  /** Calls for help of today, newest first. */
  help: Type.Array(HelpCallSchema),
  devices: Type.Array(DeviceViewSchema),
  /** Finished today, and mean seconds of waiting and serving. */
  today: Type.Object({
    issued: Type.Integer(),
    finished: Type.Integer(),
    noShows: Type.Integer(),
    meanWaitSeconds: Nullable(Type.Number()),
    meanServiceSeconds: Nullable(Type.Number()),
  }),
});
export type StaffQueueView = Omit<Static<typeof StaffQueueViewSchema>, 'tickets'> & {
  readonly tickets: readonly StaffTicket[];
};

/** Changes for staff: tickets by id, other sections as a whole. */
export interface StaffQueueChange {
  readonly since: number;
  readonly seq: number;
  readonly upsert: readonly StaffTicket[];
  readonly remove: readonly StaffTicket['id'][];
  readonly set: Partial<Omit<StaffQueueView, 'tickets' | 'hall' | 'seq'>>;
}
