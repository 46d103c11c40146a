import { assertNever } from '../protocol/result.ts';
import type { Chooser } from '../queue-server/domain/estimate/forward-simulation.ts';
import { type Asked, type Choice, choose, isEarly } from '../queue-server/domain/queue/call-order/choose.ts';
import type { Line } from '../queue-server/domain/queue/call-order/line.ts';
import type { WaitingLines } from '../queue-server/domain/queue/call-order/waiting-lines.ts';
import { mayServe, poolOf, type WaitingTicket } from '../queue-server/domain/queue/call-order/waiting-ticket.ts';

export const policies = ['tidehall', 'fifo', 'strict', 'ratio'] as const;
export type Policy = (typeof policies)[number];

/** The hall's own call order, or one to compare it with. */
export function chooserOf(policy: Policy): Chooser {
  switch (policy) {
    case 'tidehall':
      return choose;
    case 'fifo':
      return (lines, asked) => firstOf([lines.byIssue], lines, asked);
    case 'strict':
      return (lines, asked) => firstOf(byClass(lines, asked), lines, asked);
    case 'ratio':
      return ratio;
    default:
      return assertNever(policy);
  }
}

/** One call of a priority ticket, then two of ordinary ones, each in order of issue; when one line is empty the other goes on. */
function ratio(lines: WaitingLines, asked: Asked): Choice | null {
  const { green, appointment, senior, general } = lines.pools[poolOf(asked.window.kind)].classes;
  const priority = [green, appointment, senior]
    .map((line) => firstOf([line], lines, asked)?.ticket)
    .filter((ticket) => ticket !== undefined)
    .sort((one, other) => one.issueOrder - other.issueOrder)[0];
  const ordinary = firstOf([general], lines, asked)?.ticket;
  const ticket = lines.calls % 3 === 0 ? (priority ?? ordinary) : (ordinary ?? priority);
  return ticket === undefined ? null : { ticket, rule: 'accumulated-priority' };
}

function byClass(lines: WaitingLines, asked: Asked): readonly Line[] {
  const { green, appointment, senior, general } = lines.pools[poolOf(asked.window.kind)].classes;
  const booking = appointment.items[appointment.head];
  const early = booking !== undefined && isEarly(booking, asked.now, asked.order);
  return early ? [green, senior, general, appointment] : [green, appointment, senior, general];
}

function firstOf(among: readonly Line[], lines: WaitingLines, asked: Asked): Choice | null {
  const ticket = eligible(among, asked, lines.calls) ?? eligible(among, asked, Number.POSITIVE_INFINITY);
  return ticket === undefined ? null : { ticket, rule: 'accumulated-priority' };
}

function eligible(among: readonly Line[], asked: Asked, calls: number): WaitingTicket | undefined {
  for (const line of among) {
    for (let place = line.head; place < line.items.length; place += 1) {
      const ticket = line.items[place];
      if (ticket !== undefined && ticket.behindUntilCall <= calls && mayServe(asked.window, ticket)) return ticket;
    }
  }
  return undefined;
}
