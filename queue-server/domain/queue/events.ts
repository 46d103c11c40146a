import type { HallConfig } from '../../../protocol/hall-config.ts';
import type {
  DeviceId,
  PrintId,
  ReassignmentId,
  StaffId,
  SubjectId,
  TicketId,
  WindowId,
} from '../../../protocol/ids.ts';
import type { Language } from '../../../protocol/text.ts';
import type {
  CallExplanation,
  Group,
  Lane,
  Pool,
  PriorityClass,
  TicketFlag,
  WaitEstimate,
} from '../../../protocol/ticket.ts';

interface Event<Type extends string> {
  readonly type: Type;
  /** When it happened, in ms. */
  readonly at: number;
}
interface TicketEvent<Type extends string> extends Event<Type> {
  readonly ticket: TicketId;
}
interface AtWindow<Type extends string> extends TicketEvent<Type> {
  readonly window: WindowId;
}

/** The hall's configuration as a whole, at first start and after each change. */
export interface HallConfigured extends Event<'HallConfigured'> {
  readonly config: HallConfig;
}
/** Counters begin anew, and nothing of the day before is in the lines any more (B-23). */
export interface ServiceDayOpened extends Event<'ServiceDayOpened'> {
  /** `YYYY-MM-DD` on the hall's clock. */
  readonly day: string;
}
/** Statistics of the day are frozen with it (B-23). */
export interface ServiceDayClosed extends Event<'ServiceDayClosed'> {
  readonly day: string;
  readonly issued: number;
  readonly finished: number;
  readonly noShows: number;
  readonly expired: number;
}

/** A number was given (B-01): what decides its place, and what its taker was told. */
export interface TicketIssued extends TicketEvent<'TicketIssued'> {
  readonly number: string;
  readonly letter: string;
  readonly sequence: number;
  readonly day: string;
  readonly lane: Lane;
  readonly pool: Pool;
  readonly priorityClass: PriorityClass;
  readonly group: Group;
  readonly claimedGroup: Group | null;
  /** Why staff granted the group; null where the card speaks. */
  readonly reason: string | null;
  readonly service: number | null;
  readonly matters: number;
  readonly subject: SubjectId | null;
  readonly flags: readonly TicketFlag[];
  readonly language: Language;
  readonly issuedBy: StaffId | DeviceId | null;
  /** People ahead as it was told to the taker. */
  readonly ahead: number;
  /** How often it may be overtaken. */
  readonly budget: number;
  readonly estimate: WaitEstimate | null;
  /** Start of the booked slot; absent for everybody else. */
  readonly appointmentAt?: number;
  /** Mean minutes of the matter as then known; there where the hall has the short-job option on. */
  readonly expectedMinutes?: number;
}
/** A print was asked for (B-11); the first is copy 0, later ones are 补打. */
export interface TicketPrintBegun extends TicketEvent<'TicketPrintBegun'> {
  readonly print: PrintId;
  readonly copy: number;
  readonly device: DeviceId | null;
}
/** It is on paper (B-11). */
export interface TicketPrinted extends TicketEvent<'TicketPrinted'> {
  readonly print: PrintId;
}
/** It is not on paper, or nobody told by the end of the day (B-11); the ticket itself is not touched by it. */
export interface TicketPrintFailed extends TicketEvent<'TicketPrintFailed'> {
  readonly print: PrintId;
  /** State of the printer, for instance `paper-out`; `no-outcome` where the day ended before anybody told it. */
  readonly state: string;
}
/** Staff granted a group, or took it back with `general`; the original time stays (B-05). */
export interface TicketRegrouped extends TicketEvent<'TicketRegrouped'> {
  readonly group: Group;
  readonly priorityClass: PriorityClass;
  readonly reason: string;
}
/** A ticket was called to a window, by the order or by hand, with the grounds (B-03, B-05). */
export interface TicketCalled extends AtWindow<'TicketCalled'> {
  readonly staff: StaffId | null;
  /** Ticket that was finished by the same press, so that both are taken back together. */
  readonly finished: TicketId | null;
  readonly explanation: CallExplanation;
}
/** The same ticket was called again; `recalls` counts from 1 (B-14). */
export interface TicketRecalled extends AtWindow<'TicketRecalled'> {
  readonly recalls: number;
}
/** Nobody is at the window that called it any more: it waits again, with its original time (B-14). */
export type CallReturned = AtWindow<'CallReturned'>;
export type ServiceStarted = AtWindow<'ServiceStarted'>;
/** 过号: the person who was called did not come (B-14). */
export interface TicketMissed extends AtWindow<'TicketMissed'> {
  /** Null only where the recalls were used up. */
  readonly reason: string | null;
}
/** A missed ticket waits again, with its original time (B-14). */
export interface TicketReactivated extends TicketEvent<'TicketReactivated'> {
  /** Its own, unless the hall has no windows for that one any more. */
  readonly pool: Pool;
  /** It stands behind this many calls. */
  readonly behind: number;
}
/** 挂起: put aside at its window, which may call another meanwhile (B-14). */
export interface TicketHeld extends AtWindow<'TicketHeld'> {
  readonly reason: string;
}
export type TicketResumed = AtWindow<'TicketResumed'>;
/** To a pool or a window, with its original time (B-14, B-15). */
export interface TicketTransferred extends TicketEvent<'TicketTransferred'> {
  readonly from: WindowId | null;
  readonly pool: Pool;
  readonly reservedFor: WindowId | null;
  readonly reason: string | null;
}
/** The summary of a move of many tickets; each moved ticket has its own `TicketTransferred` beside it (B-15). */
export interface TicketsReassigned extends Event<'TicketsReassigned'> {
  readonly reassignment: ReassignmentId;
  /** Moved, with the place they had before. */
  readonly moved: readonly { readonly ticket: TicketId; readonly pool: Pool; readonly reservedFor: WindowId | null }[];
  /** Left out, and why: called meanwhile, changed since the preview, not fit for the target. */
  readonly left: readonly { readonly ticket: TicketId; readonly code: string }[];
  readonly reason: string;
}
/** A move of many tickets was taken back; each has its own `TicketTransferred` beside it (B-15). */
export interface ReassignmentUndone extends Event<'ReassignmentUndone'> {
  readonly reassignment: ReassignmentId;
}
/** It was served, or its person only asked: `consultation` (B-14, B-20). */
export interface TicketFinished extends AtWindow<'TicketFinished'> {
  readonly outcome: 'served' | 'consultation';
}
/** It ended without service while it waited or was missed (B-14). */
export interface TicketCancelled extends TicketEvent<'TicketCancelled'> {
  readonly reason: string | null;
}
/** The day ended while it was still open (B-23). */
export interface TicketExpired extends TicketEvent<'TicketExpired'> {
  readonly reason: 'day-end';
}

/** A teller went on duty; the window shows `staffNo` (C-02). */
export interface WindowOpened extends Event<'WindowOpened'> {
  readonly window: WindowId;
  readonly staff: StaffId;
  readonly staffNo: string;
}
/** It calls nobody meanwhile (C-02). */
export interface WindowPaused extends Event<'WindowPaused'> {
  readonly window: WindowId;
  readonly reason: string;
}
/** The pause is over. */
export interface WindowContinued extends Event<'WindowContinued'> {
  readonly window: WindowId;
}
/** It serves its last ticket and closes then. */
export interface WindowClosing extends Event<'WindowClosing'> {
  readonly window: WindowId;
  readonly reason: string | null;
}
/** Nobody is on duty at it any more; `reason` is `day-end` where the day closed it (B-23). */
export interface WindowClosed extends Event<'WindowClosed'> {
  readonly window: WindowId;
  readonly reason: string | null;
}
/** The last step at a window was a wrong press: tickets and window are as before it. */
export interface WindowActionUndone extends Event<'WindowActionUndone'> {
  readonly window: WindowId;
  readonly undone: readonly UndoneStep[];
}
/** The event that was taken back, by its type, and its ticket. */
export interface UndoneStep {
  readonly type: QueueEvent['type'];
  readonly ticket: TicketId;
}

export type QueueEvent =
  | HallConfigured
  | ServiceDayOpened
  | ServiceDayClosed
  | TicketIssued
  | TicketPrintBegun
  | TicketPrinted
  | TicketPrintFailed
  | TicketRegrouped
  | TicketCalled
  | TicketRecalled
  | CallReturned
  | ServiceStarted
  | TicketMissed
  | TicketReactivated
  | TicketHeld
  | TicketResumed
  | TicketTransferred
  | TicketsReassigned
  | ReassignmentUndone
  | TicketFinished
  | TicketCancelled
  | TicketExpired
  | WindowOpened
  | WindowPaused
  | WindowContinued
  | WindowClosing
  | WindowClosed
  | WindowActionUndone;
