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
export interface ServiceDayOpened extends Event<'ServiceDayOpened'> {
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
export interface TicketPrintBegun extends TicketEvent<'TicketPrintBegun'> {
  readonly print: PrintId;
  readonly copy: number;
  readonly device: DeviceId | null;
}
export interface TicketPrinted extends TicketEvent<'TicketPrinted'> {
  readonly print: PrintId;
}
export interface TicketPrintFailed extends TicketEvent<'TicketPrintFailed'> {
  readonly print: PrintId;
  /** State of the printer, for instance `paper-out`; `no-outcome` where the day ended before anybody told it. */
  readonly state: string;
}
export interface TicketRegrouped extends TicketEvent<'TicketRegrouped'> {
  readonly group: Group;
  readonly priorityClass: PriorityClass;
  readonly reason: string;
}
export interface TicketCalled extends AtWindow<'TicketCalled'> {
  readonly staff: StaffId | null;
  /** Ticket that was finished by the same press, so that both are taken back together. */
  readonly finished: TicketId | null;
  readonly explanation: CallExplanation;
}
export interface TicketRecalled extends AtWindow<'TicketRecalled'> {
  readonly recalls: number;
}
/** Nobody is at the window that called it any more: it waits again, with its original time (B-14). */
export type CallReturned = AtWindow<'CallReturned'>;
export type ServiceStarted = AtWindow<'ServiceStarted'>;
export interface TicketMissed extends AtWindow<'TicketMissed'> {
  readonly reason: string | null;
}
export interface TicketReactivated extends TicketEvent<'TicketReactivated'> {
  /** Its own, unless the hall has no windows for that one any more. */
  readonly pool: Pool;
  /** It stands behind this many calls. */
  readonly behind: number;
}
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
export interface ReassignmentUndone extends Event<'ReassignmentUndone'> {
  readonly reassignment: ReassignmentId;
}
export interface TicketFinished extends AtWindow<'TicketFinished'> {
  readonly outcome: 'served' | 'consultation';
}
export interface TicketCancelled extends TicketEvent<'TicketCancelled'> {
  readonly reason: string | null;
}
export interface TicketExpired extends TicketEvent<'TicketExpired'> {
  readonly reason: 'day-end';
}

export interface WindowOpened extends Event<'WindowOpened'> {
  readonly window: WindowId;
  readonly staff: StaffId;
  readonly staffNo: string;
}
export interface WindowPaused extends Event<'WindowPaused'> {
  readonly window: WindowId;
  readonly reason: string;
}
export interface WindowContinued extends Event<'WindowContinued'> {
  readonly window: WindowId;
}
/** It serves its last ticket and closes then. */
export interface WindowClosing extends Event<'WindowClosing'> {
  readonly window: WindowId;
  readonly reason: string | null;
}
export interface WindowClosed extends Event<'WindowClosed'> {
  readonly window: WindowId;
  readonly reason: string | null;
}
/** The last step at a window was a wrong press: tickets and window are as before it. */
export interface WindowActionUndone extends Event<'WindowActionUndone'> {
  readonly window: WindowId;
  readonly undone: readonly UndoneStep[];
}
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
