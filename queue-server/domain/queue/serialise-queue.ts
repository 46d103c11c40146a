import type { PrintId, TicketId } from '../../../protocol/ids.ts';
import { type LinesSnapshot, restoreLines, serialiseLines } from './call-order/waiting-lines.ts';
import type { QueueState } from './state.ts';
import type { Ticket } from './ticket.ts';
import type { LastAction, ServiceWindow } from './window.ts';

type PlainAction = Omit<LastAction, 'versions'> & { readonly versions: readonly (readonly [Ticket['id'], number])[] };
type PlainWindow = Omit<ServiceWindow, 'lastAction'> & { readonly lastAction: PlainAction | null };

/** The queue as JSON can hold it. */
export interface QueueSnapshot
  extends Pick<QueueState, 'config' | 'day' | 'dayBefore' | 'issueOrder' | 'recentCalls' | 'counts' | 'reassignments'> {
  readonly counters: readonly (readonly [string, number])[];
  readonly tickets: readonly Ticket[];
  readonly ended: readonly NonNullable<ReturnType<QueueState['ended']['get']>>[];
  readonly openPrints: readonly (readonly [PrintId, TicketId])[];
  readonly lines: LinesSnapshot;
  readonly windows: readonly PlainWindow[];
}

/** Shares what is in the state: make it JSON before the next event is folded. */
export function serialiseQueue(state: QueueState): QueueSnapshot {
  const { config, day, dayBefore, issueOrder, recentCalls, counts, reassignments } = state;
  return {
    config,
    day,
    dayBefore,
    issueOrder,
    recentCalls,
    counts,
    reassignments,
    counters: [...state.counters],
    tickets: [...state.tickets.values()],
    ended: [...state.ended.values()],
    openPrints: [...state.openPrints],
    lines: serialiseLines(state.lines),
    windows: [...state.windows.values()].map((window) => ({
      ...window,
      lastAction: window.lastAction && { ...window.lastAction, versions: [...window.lastAction.versions] },
    })),
  };
}

/** The state of a snapshot, which becomes part of it: parse the JSON anew for a second one. */
export function restoreQueue(plain: QueueSnapshot): QueueState {
  const { config, day, dayBefore, issueOrder, recentCalls, counts, reassignments } = plain;
  const tickets = new Map(plain.tickets.map((ticket) => [ticket.id, ticket]));
  const bySubject: QueueState['bySubject'] = new Map();
  for (const { id, subject } of plain.tickets) {
    if (subject !== null) bySubject.set(subject, [...(bySubject.get(subject) ?? []), id]);
  }
  return {
    config,
    day,
    dayBefore,
    issueOrder,
    recentCalls,
    counts,
    reassignments,
    counters: new Map(plain.counters),
    tickets,
    ended: new Map(plain.ended.map((ticket) => [ticket.id, ticket])),
    bySubject,
    openPrints: new Map(plain.openPrints),
    lines: restoreLines(plain.lines, (id) => tickets.get(id)),
    windows: new Map(
      plain.windows.map((window) => [
        window.id,
        {
          ...window,
          lastAction: window.lastAction && { ...window.lastAction, versions: new Map(window.lastAction.versions) },
        },
      ]),
    ),
  };
}
