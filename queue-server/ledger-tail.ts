import { hashRecord } from './ledger/hash-chain.ts';
import type { Ledger } from './ledger/ledger.ts';

/** Events of each stream that a start looks at: the last hours of a busy hall, some tens of milliseconds. */
const tailEvents = 5000;

/**
 * Refuses to start on a ledger whose newest events are not what was written: throws with the first bad one.
 * The whole chain is walked by `npm run verify`, which takes as long as the hall is old; this is what a start can afford.
 */
export async function checkLedgerTails(
  ledger: Pick<Ledger, 'streams' | 'head' | 'readRecords'>,
  events: number = tailEvents,
): Promise<void> {
  for (const stream of await ledger.streams()) {
    const head = await ledger.head(stream);
    const records = await ledger.readRecords(stream, Math.max(0, head.seq - events - 1), events + 1);
    let before = records[0];
    for (const record of records) {
      const linked =
        record === before || (record.seq === (before?.seq ?? 0) + 1 && record.previousHash === before?.hash);
      if (!linked || hashRecord(record) !== record.hash) throw broken(stream, record.seq);
      before = record;
    }
    if (head.seq > 0 && before?.hash !== head.hash) throw broken(stream, head.seq);
  }
}

function broken(stream: string, seq: number): Error {
  return new Error(
    `the ledger does not verify: ${stream}, event ${seq}. Nothing was changed. Run "npm run verify", and restore a backup`,
  );
}
