import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { PrintId, ReassignmentId, SubjectId, TicketId, WindowId } from '../../../protocol/ids.ts';
import type { Language } from '../../../protocol/text.ts';
import type { Group, Lane, Pool, TicketFlag, WaitEstimate } from '../../../protocol/ticket.ts';
import type { Actor } from '../actor.ts';

interface Command<Type extends string> {
  readonly type: Type;
  /** When it is decided, in ms. */
  readonly at: number;
  readonly actor: Actor;
}
interface TicketCommand<Type extends string> extends Command<Type> {
  readonly ticket: TicketId;
}
interface WindowCommand<Type extends string> extends Command<Type> {
  readonly window: WindowId;
  /** The actor's positions reach this person's own window only. */
  readonly ownOnly: boolean;
}

export interface ConfigureHall extends Command<'ConfigureHall'> {
  readonly config: HallConfig;
}
/** Closes the day that is over, if one is open, and opens today's (B-23). */
export type RollServiceDay = Command<'RollServiceDay'>;
export interface IssueTicket extends TicketCommand<'IssueTicket'> {
  readonly service: number | null;
  readonly subject: SubjectId | null;
  /** Whole years by the card; null where none was read. */
  readonly age: number | null;
  readonly claimedGroup: Group | null;
  readonly grantedGroup: Group | null;
  readonly reason: string | null;
  readonly pool: Pool;
  readonly matters: number;
  readonly flags: readonly TicketFlag[];
  readonly language: Language;
  /** What is known of the waits of those who join a lane now. */
  readonly estimates: Partial<Readonly<Record<Lane, WaitEstimate | null>>>;
  /** Start of the booked slot, for a booking that keeps its rank. */
  readonly appointmentAt?: number;
  /** Mean minutes of the matter, where the hall has the short-job option on. */
  readonly expectedMinutes?: number;
}
/** What a ticket says of itself where nothing special was said: one matter for the common windows, in Chinese. */
export const plainTicket = {
  claimedGroup: null,
  grantedGroup: null,
  reason: null,
  pool: 'common',
  matters: 1,
  flags: [],
  language: 'zh',
} as const satisfies Partial<IssueTicket>;

export interface BeginPrint extends TicketCommand<'BeginPrint'> {
  readonly print: PrintId;
}
export interface ReportPrint extends TicketCommand<'ReportPrint'> {
  readonly print: PrintId;
  readonly outcome: 'printed' | 'failed';
  readonly state: string;
}
export interface GrantPriority extends TicketCommand<'GrantPriority'> {
  readonly group: Group;
  readonly reason: string;
  readonly version: number | null;
}
export interface ReactivateTicket extends TicketCommand<'ReactivateTicket'> {}
export interface CancelTicket extends TicketCommand<'CancelTicket'> {
  readonly reason: string | null;
}
/** Guidance staff or manager move a ticket; a teller moves the one at the own window. */
export interface TransferTicket extends TicketCommand<'TransferTicket'> {
  readonly toWindow: WindowId | null;
  readonly toPool: Pool | null;
  readonly reason: string | null;
  readonly version: number | null;
}
/** Guidance staff move many tickets at once; each is named with the version that was looked at (B-15). */
export interface ReassignTickets extends Command<'ReassignTickets'> {
  readonly reassignment: ReassignmentId;
  readonly tickets: readonly { readonly ticket: TicketId; readonly version: number | null }[];
  readonly toWindow: WindowId | null;
  readonly toPool: Pool | null;
  readonly reason: string;
}
export interface UndoReassignment extends Command<'UndoReassignment'> {
  readonly reassignment: ReassignmentId;
}
export type OpenWindow = WindowCommand<'OpenWindow'>;
export interface PauseWindow extends WindowCommand<'PauseWindow'> {
  readonly reason: string;
}
export type ContinueWindow = WindowCommand<'ContinueWindow'>;
export interface CloseWindow extends WindowCommand<'CloseWindow'> {
  readonly remaining: 'to-pool' | null;
  readonly reason: string | null;
}
export interface CallNextTicket extends WindowCommand<'CallNextTicket'> {
  readonly finishCurrent: boolean;
  /** Out of order, with a reason (B-03). */
  readonly ticket: TicketId | null;
  readonly reason: string | null;
}
export type RecallTicket = WindowCommand<'RecallTicket'>;
/** The teller's screen has been gone for so long that the person called would find nobody (B-14). */
export interface ReturnCall extends WindowCommand<'ReturnCall'> {
  readonly ticket: TicketId;
}
export type StartService = WindowCommand<'StartService'>;
export interface PassTicket extends WindowCommand<'PassTicket'> {
  /** Needed only where the recalls are not used up. */
  readonly reason: string | null;
}
export interface HoldTicket extends WindowCommand<'HoldTicket'> {
  readonly reason: string;
}
export interface ResumeTicket extends WindowCommand<'ResumeTicket'> {
  readonly ticket: TicketId;
}
export interface TransferCurrent extends WindowCommand<'TransferCurrent'> {
  readonly toWindow: WindowId | null;
  readonly toPool: Pool | null;
  readonly reason: string | null;
}
export interface FinishTicket extends WindowCommand<'FinishTicket'> {
  readonly outcome: 'served' | 'consultation';
}
export type UndoWindowAction = WindowCommand<'UndoWindowAction'>;

export type QueueCommand =
  | ConfigureHall
  | RollServiceDay
  | IssueTicket
  | BeginPrint
  | ReportPrint
  | GrantPriority
  | ReactivateTicket
  | CancelTicket
  | TransferTicket
  | ReassignTickets
  | UndoReassignment
  | OpenWindow
  | PauseWindow
  | ContinueWindow
  | CloseWindow
  | CallNextTicket
  | RecallTicket
  | ReturnCall
  | StartService
  | PassTicket
  | HoldTicket
  | ResumeTicket
  | TransferCurrent
  | FinishTicket
  | UndoWindowAction;
