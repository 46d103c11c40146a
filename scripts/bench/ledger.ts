import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { NewEvent } from '../../queue-server/ledger/ledger.ts';
import { openSqliteLedger } from '../../queue-server/ledger/sqlite-ledger.ts';
import { round } from './http.ts';
import { pastDays } from './past-days.ts';
import { rawCommitsPerSecond } from './raw-commit.ts';

/** The ledger by itself, without HTTP and without a hall. */
export interface LedgerFigures {
  /** Events that one append carries. */
  readonly batch: number;
  readonly eventsPerSecond: number;
  /** Share of a bare loop of transactions of just as many rows, as it ran before and after. */
  readonly ofRawCommit: number;
}

/** Appends batches of events of real days for so many seconds: each is written down as text, sealed, chained and durable. */
export async function measureLedger(folder: string, batch: number, seconds: number): Promise<LedgerFigures> {
  const before = rawCommitsPerSecond(folder, batch, seconds);
  const eventsPerSecond = await appendsPerSecond(folder, batch, seconds);
  const after = rawCommitsPerSecond(folder, batch, seconds);
  return {
    batch,
    eventsPerSecond: Math.round(eventsPerSecond),
    ofRawCommit: round((2 * eventsPerSecond) / (before + after)),
  };
}

async function appendsPerSecond(folder: string, batch: number, seconds: number): Promise<number> {
  const ledger = openSqliteLedger({ path: join(folder, `ledger-${batch}-${randomBytes(4).toString('hex')}.db`) });
  const batches = takeBatches(batch);
  try {
    let written = 0;
    const startedMs = performance.now();
    while (performance.now() - startedMs < seconds * 1000) {
      const events = batches[(written / batch) % batches.length] as readonly NewEvent[];
      const outcome = await ledger.append('hall/demo', written, events);
      if (!outcome.ok) throw new Error('somebody else writes into the ledger of the measurement');
      written = outcome.head;
    }
    return (written * 1000) / (performance.now() - startedMs);
  } finally {
    await ledger.close();
  }
}

/** Events as commands with a key cause them, made beforehand: what is measured is the ledger alone. */
function takeBatches(batch: number): NewEvent[][] {
  const days = pastDays();
  const event = (index: number): NewEvent => {
    const { value } = days.next();
    const commandId = `device:k7m2p9wq4x8z:${'0'.repeat(16)}:${index}`;
    return {
      type: value.type,
      at: value.at,
      data: value,
      commandId,
      fingerprint: '0'.repeat(43),
      actor: 'device:k7m2p9wq4x8z',
    };
  };
  return Array.from({ length: 50 }, (_, place) =>
    Array.from({ length: batch }, (_, index) => event(place * batch + index)),
  );
}
