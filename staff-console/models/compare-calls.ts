import type { CallLogReply, LoggedCall, LoggedTicket } from '../../protocol/call-log.ts';
import { type Lane, type PriorityClass, priorityClasses } from '../../protocol/ticket.ts';

/** Why one number was called before another, as far as the record of the day tells (B-05, B-06). */
export type CallComparison =
  /** Nobody has these numbers today. */
  | { readonly kind: 'unknown'; readonly numbers: readonly string[] }
  | { readonly kind: 'not-called'; readonly number: string }
  /** It was the other way round. */
  | { readonly kind: 'other-first'; readonly call: LoggedCall; readonly at: number }
  | { readonly kind: 'not-taken-yet'; readonly call: LoggedCall; readonly at: number }
  | { readonly kind: 'slot-to-come'; readonly call: LoggedCall; readonly at: number }
  | { readonly kind: 'had-left'; readonly call: LoggedCall; readonly at: number }
  /** Both waited, and the rule of the call decided. */
  | {
      readonly kind: 'by-rule';
      readonly call: LoggedCall;
      /** Highest scores in the lines of the two at that moment; null where the rule did not compare them. */
      readonly scores: { readonly called: number; readonly other: number; readonly otherLane: Lane } | null;
      /** In one line the earlier goes first; `behind` where the other was the earlier and could not be called there. */
      readonly sameLine: 'no' | 'ahead' | 'behind';
    };

/** Looks up two numbers in the log that was asked for them. */
export function compareCalls(log: CallLogReply, [number, other]: readonly [string, string]): CallComparison {
  const ticket = ticketOf(log, number);
  const beside = ticketOf(log, other);
  if (ticket === null || beside === null) {
    const missing = [ticket === null ? [number] : [], beside === null ? [other] : []].flat();
    return { kind: 'unknown', numbers: missing };
  }
  const call = firstCall(log, ticket);
  if (call === null) return { kind: 'not-called', number };
  const otherCall = firstCall(log, beside);
  if (otherCall !== null && otherCall.seq < call.seq) return { kind: 'other-first', call: otherCall, at: call.at };
  if (beside.issuedAt > call.at) return { kind: 'not-taken-yet', call, at: beside.issuedAt };
  if (beside.leftAt !== null && beside.leftAt <= call.at) return { kind: 'had-left', call, at: beside.leftAt };
  if (beside.rankAt > call.at && call.explanation.rule !== 'booking-early') {
    return { kind: 'slot-to-come', call, at: beside.rankAt };
  }
  return { kind: 'by-rule', call, scores: scoresOf(call, beside), sameLine: sameLine(call, ticket, beside) };
}

function ticketOf(log: CallLogReply, number: string): LoggedTicket | null {
  return log.tickets.find((one) => one.number === number) ?? null;
}

/** The first one that was not a wrong press. */
function firstCall(log: CallLogReply, { ticket }: LoggedTicket): LoggedCall | null {
  return log.calls.filter((call) => call.ticket === ticket && call.outcome !== 'taken-back').at(-1) ?? null;
}

function scoresOf(call: LoggedCall, other: LoggedTicket): Extract<CallComparison, { kind: 'by-rule' }>['scores'] {
  if (call.explanation.rule !== 'accumulated-priority' || call.lane === other.lane) return null;
  const score = (lane: Lane) => (isClass(lane) ? call.explanation.scores[lane] : undefined);
  const [called, highest] = [score(call.lane), score(other.lane)];
  return called === undefined || highest === undefined ? null : { called, other: highest, otherLane: other.lane };
}

function isClass(lane: Lane): lane is PriorityClass {
  return priorityClasses.some((name) => name === lane);
}

function sameLine(call: LoggedCall, ticket: LoggedTicket, other: LoggedTicket): 'no' | 'ahead' | 'behind' {
  if (call.lane !== other.lane) return 'no';
  return ticket.rankAt <= other.rankAt ? 'ahead' : 'behind';
}
