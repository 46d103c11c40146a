import { join } from 'node:path';
import { verifyStream } from '../../queue-server/ledger/hash-chain.ts';
import { readPages } from '../../queue-server/ledger/read-pages.ts';
import { openSqliteLedger } from '../../queue-server/ledger/sqlite-ledger.ts';
import type { Acknowledged } from './load.ts';

/** What was found after the last fault: all but `acknowledged` must be 0. */
export interface Findings {
  readonly acknowledged: number;
  /** Tickets and calls that somebody was told of and that are not on record, or under another number. */
  readonly lost: number;
  readonly duplicateNumbers: number;
  /** Tickets called more than once, and those of which two windows were told. */
  readonly doubleCalls: number;
  /** Streams whose chain does not verify. */
  readonly chainBroken: number;
}

/** Lays what was promised beside what is on record: nothing may be missing, no number given twice, nobody called twice. */
export async function inspect(dataDir: string, acknowledged: Acknowledged): Promise<Findings> {
  const ledger = openSqliteLedger({ path: join(dataDir, 'ledger.db'), readOnly: true });
  try {
    let chainBroken = 0;
    for (const stream of await ledger.streams()) if (!(await verifyStream(ledger, stream)).ok) chainBroken += 1;

    const issued = new Map<string, string>();
    const numbers = new Map<string, number>();
    const calls = new Map<string, number>();
    for await (const page of readPages(ledger, 'hall/demo', 0)) {
      for (const { type, data } of page) {
        const event = data as { readonly ticket: string; readonly day: string; readonly number: string };
        if (type === 'TicketIssued') {
          issued.set(event.ticket, event.number);
          add(numbers, `${event.day} ${event.number}`);
        } else if (type === 'TicketCalled') {
          add(calls, event.ticket);
        }
      }
    }
    const lostTickets = acknowledged.tickets.filter(({ id, number }) => issued.get(id) !== number);
    const lostCalls = acknowledged.calls.filter(({ id }) => !calls.has(id));
    const twoWindows = new Map<string, Set<string>>();
    for (const { id, window } of acknowledged.calls) twoWindows.set(id, (twoWindows.get(id) ?? new Set()).add(window));
    return {
      acknowledged: acknowledged.tickets.length + acknowledged.calls.length,
      lost: lostTickets.length + lostCalls.length,
      duplicateNumbers: moreThanOnce(numbers),
      doubleCalls: moreThanOnce(calls) + [...twoWindows.values()].filter((windows) => windows.size > 1).length,
      chainBroken,
    };
  } finally {
    await ledger.close();
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function moreThanOnce(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].filter((count) => count > 1).length;
}
