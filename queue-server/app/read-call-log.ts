import type { CallLogReply, LoggedCall } from '../../protocol/call-log.ts';
import { callsOf, loggedTickets, type RecordedCall } from '../views/call-log/call-log.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';

/** Most calls that are told at once: some two hours of a busy hall. */
const mostCalls = 300;

/** Today's calls of these numbers, or the last of all, with labels of windows and numbers of staff (B-05). */
export function readCallLog(context: Pick<AppContext, 'agency'>, hall: Hall, numbers: readonly string[]): CallLogReply {
  const log = hall.live.callLog();
  const tickets = loggedTickets(log, numbers);
  const ids = numbers.length === 0 ? null : tickets.map(({ ticket }) => ticket);
  return {
    utcOffsetMinutes: hall.config().utcOffsetMinutes,
    tickets,
    calls: callsOf(log, ids, mostCalls).map((call) => told(context, hall, call)),
  };
}

function told({ agency }: Pick<AppContext, 'agency'>, hall: Hall, call: RecordedCall): LoggedCall {
  const { window, staff, ...rest } = call;
  const label = hall.config().windows.find(({ id }) => id === window)?.label;
  const member = staff === null ? undefined : agency.durable.staff.staff.get(staff);
  return { ...rest, windowLabel: label ?? window, staffNo: member?.staffNo ?? null };
}
