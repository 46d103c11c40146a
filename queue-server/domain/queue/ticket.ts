import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { DeviceId, PrintId, StaffId, SubjectId, TicketId, WindowId } from '../../../protocol/ids.ts';
import type { Language } from '../../../protocol/text.ts';
import type { CallExplanation, Group, Lane, TicketFlag, TicketStatus, WaitEstimate } from '../../../protocol/ticket.ts';
import type { WaitingTicket } from './call-order/waiting-ticket.ts';

/** One attempt to put the ticket on paper; `begun` until its outcome is told (B-11). */
export interface TicketPrint {
  readonly id: PrintId;
  /** 0 for the first print, then 补打 1, 2 … */
  readonly copy: number;
  outcome: 'begun' | 'printed' | 'failed';
}

/** A ticket of today, from issue to its end. `ISSUED → WAITING → CALLED → SERVING → DONE` (B-14). */
export interface Ticket extends WaitingTicket {
  readonly id: TicketId;
  status: TicketStatus;
  lane: Lane;
  /** Person behind it, opaque; null where no card was read. */
  readonly subject: SubjectId | null;
  group: Group;
  claimedGroup: Group | null;
  priorityReason: string | null;
  readonly flags: readonly TicketFlag[];
  readonly matters: number;
  readonly language: Language;
  readonly issuedBy: StaffId | DeviceId | null;
  readonly aheadAtIssue: number;
  readonly estimateAtIssue: WaitEstimate | null;
  window: WindowId | null;
  calledAt: number | null;
  /** When it was called or called again last. */
  lastCallAt: number | null;
  /** The start of its service, moved on by the time that it was on hold. */
  servedSince: number | null;
  missedAt: number | null;
  heldAt: number | null;
  recalls: number;
  reactivations: number;
  note: string | null;
  explanation: CallExplanation | null;
  prints: TicketPrint[];
  /** Number of changes so far. */
  version: number;
}

/** Why a missed ticket can never come back, so that its person takes a new one; null while it can. */
export function whyGone(
  ticket: Ticket,
  calling: HallConfig['calling'],
  now: number,
): 'reactivations_exhausted' | 'reactivation_too_late' | null {
  if (ticket.reactivations >= calling.reactivations) return 'reactivations_exhausted';
  const late = now - (ticket.missedAt ?? 0) > calling.reactivateWithinMinutes * 60_000;
  return late ? 'reactivation_too_late' : null;
}

/** What is kept of a ticket that has ended today, so that a late command gets its reason. */
export interface EndedTicket {
  readonly id: TicketId;
  readonly number: string;
  readonly lane: Lane;
  readonly status: TicketStatus;
  readonly service: number | null;
  readonly issuedAt: number;
  readonly window: WindowId | null;
  readonly endedAt: number;
  /** As of the ticket, one more by its end. */
  readonly version: number;
}
