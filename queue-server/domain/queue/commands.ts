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

/** A step with the ticket that is called to the window or served at it. */
interface CurrentCommand<Type extends string> extends WindowCommand<Type> {
  /** The ticket that the actor sees there: `ticket_changed` where the window has another by now, or none. Null asks for none. */
  readonly current: TicketId | null;
}

/** The configuration as a whole; refused with all of its faults at once, a lost open window among them (B-09). */
export interface ConfigureHall extends Command<'ConfigureHall'> {
  readonly config: HallConfig;
}
/** Closes the day that is over, if one is open, and opens today's (B-23). */
export type RollServiceDay = Command<'RollServiceDay'>;
/** A number is wanted (B-01): what the taker claims, the card says and staff grant stand apart. */
export interface IssueTicket extends TicketCommand<'IssueTicket'> {
  /** Number of the item in the catalogue; null for a question. */
  readonly service: number | null;
  /** The person, opaque; null where neither a card was read nor a number typed. */
  readonly subject: SubjectId | null;
  /** Whole years by the card; null where none was read. */
  readonly age: number | null;
  /** Noted, and worth nothing until staff grant it (B-05). */
  readonly claimedGroup: Group | null;
  /** By staff, and only with a reason; null leaves it to the age. */
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

/** First print or 补打; refused once the ticket has ended (B-01). */
export interface BeginPrint extends TicketCommand<'BeginPrint'> {
  readonly print: PrintId;
}
/** What came of a print, told once (B-11); `state` of the printer counts only where it failed. */
export interface ReportPrint extends TicketCommand<'ReportPrint'> {
  readonly print: PrintId;
  readonly outcome: 'printed' | 'failed';
  readonly state: string;
}
/** Only while the ticket waits; `general` takes a mark back (B-05). */
export interface GrantPriority extends TicketCommand<'GrantPriority'> {
  readonly group: Group;
  readonly reason: string;
  /** Refused when the ticket has another by now; null asks for none. */
  readonly version: number | null;
}
/** Puts a missed ticket back in line, so often and so soon after as the hall allows (B-14). */
export interface ReactivateTicket extends TicketCommand<'ReactivateTicket'> {}
/** Of a ticket that waits or was missed; refused while it is called, served or held (B-14). */
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
/** Within two minutes, and as one: all of its tickets or none (B-15). */
export interface UndoReassignment extends Command<'UndoReassignment'> {
  readonly reassignment: ReassignmentId;
}
export type OpenWindow = WindowCommand<'OpenWindow'>;
/** Refused unless the window is open and has no ticket at it. */
export interface PauseWindow extends WindowCommand<'PauseWindow'> {
  readonly reason: string;
}
export type ContinueWindow = WindowCommand<'ContinueWindow'>;
/** Takes a window off duty, at once or after the ticket at it (B-09). */
export interface CloseWindow extends WindowCommand<'CloseWindow'> {
  /** Where tickets bound to the window go; null is refused while there are any. */
  readonly remaining: 'to-pool' | null;
  readonly reason: string | null;
}
/** The next ticket by the call order, or the one that is named (B-03, B-14). */
export interface CallNextTicket extends CurrentCommand<'CallNextTicket'> {
  /** Finishes the ticket being served first; without it, and where one was only called, `window_busy`. */
  readonly finishCurrent: boolean;
  /** Out of order, with a reason (B-03). */
  readonly ticket: TicketId | null;
  readonly reason: string | null;
}
export type RecallTicket = CurrentCommand<'RecallTicket'>;
/** The teller's screen has been gone for so long that the person called would find nobody (B-14). */
export interface ReturnCall extends WindowCommand<'ReturnCall'> {
  readonly ticket: TicketId;
}
export type StartService = CurrentCommand<'StartService'>;
/** 过号: the person who was called does not come (B-14). */
export interface PassTicket extends CurrentCommand<'PassTicket'> {
  /** Not needed where the recalls are used up and the last call is long enough ago. */
  readonly reason: string | null;
}
/** 挂起, of a ticket being served; refused where the window holds as many as the hall allows (B-14). */
export interface HoldTicket extends CurrentCommand<'HoldTicket'> {
  readonly reason: string;
}
/** Only at the window that holds it, and while no other ticket is there (B-14). */
export interface ResumeTicket extends WindowCommand<'ResumeTicket'> {
  readonly ticket: TicketId;
}
/** The ticket at the window goes to a window or a pool; with both null it goes back to its own pool (B-14). */
export interface TransferCurrent extends CurrentCommand<'TransferCurrent'> {
  readonly toWindow: WindowId | null;
  readonly toPool: Pool | null;
  readonly reason: string | null;
  /** That was looked at; null asks for none. */
  readonly version: number | null;
}
/** Only of a ticket being served; `consultation` is one who only asked (B-14, B-20). */
export interface FinishTicket extends CurrentCommand<'FinishTicket'> {
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
