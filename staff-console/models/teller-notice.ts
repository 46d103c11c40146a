import type { TicketId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import { secondsUntil } from './durations.ts';
import { availability, type BlockReason, type TellerAction, type TellerSituation } from './teller-action.ts';
import { ticketNow } from './ticket-now.ts';

/** What the last press came to, where it did not simply work. */
export type TellerNotice =
  /** Refused while this ticket was at the window and so many people waited. */
  | {
      readonly kind: 'refused';
      readonly problem: Problem;
      readonly ticket: TicketId | null;
      readonly waiting: number;
    }
  /** Pressed while the last step was under way; gone as soon as that is answered. */
  | { readonly kind: 'still-busy' }
  | { readonly kind: 'blocked'; readonly action: TellerAction };

/** What is worth saying now, about the last press or about the window. */
export type ShownNotice =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'still-busy' }
  | { readonly kind: 'blocked'; readonly why: BlockReason; readonly seconds: number }
  | { readonly kind: 'closing' }
  | { readonly kind: 'no-answer'; readonly seconds: number }
  | null;

/** What of a notice still holds: nobody shall read "nobody is waiting" beside somebody who has come since. */
export function shownNotice(notice: TellerNotice | null, situation: TellerSituation, waiting: number): ShownNotice {
  if (notice?.kind === 'still-busy') return notice;
  if (notice?.kind === 'refused' && !isOver(notice, situation, waiting)) {
    return { kind: 'refused', problem: notice.problem };
  }
  if (notice?.kind === 'blocked') {
    const may = availability(notice.action, situation);
    if (may.kind === 'blocked') {
      return { kind: 'blocked', why: may.why, seconds: secondsUntil(may.untilMs ?? 0, situation.now) };
    }
  }
  return noticeOfWindow(situation);
}

function isOver(
  { problem, ticket, waiting: before }: Extract<TellerNotice, { kind: 'refused' }>,
  situation: TellerSituation,
  waiting: number,
): boolean {
  const now = situation.ticket?.id ?? null;
  const named = ticketNow(problem);
  // That another ticket is here now holds as long as that one is, and until it is shown.
  if (named !== undefined && (named?.id ?? null) === now) return false;
  if (now !== ticket) return true;
  return problem.code === 'queue_empty' && waiting > before;
}

function noticeOfWindow({ window, ticket, calling, lastCallAt, now }: TellerSituation): ShownNotice {
  if (window.status === 'closing') return { kind: 'closing' };
  const seconds = Math.floor((now - (lastCallAt ?? now)) / 1000);
  return ticket?.status === 'called' && seconds >= calling.answerSeconds ? { kind: 'no-answer', seconds } : null;
}
