import { join } from 'node:path';
import { evolveHall, type HallEvent, initialHall } from '../../queue-server/domain/hall.ts';
import {
  type HallSnapshot,
  hallStateVersion,
  restoreHall,
  serialiseHall,
} from '../../queue-server/domain/serialise-hall.ts';
import type { Ledger, NewEvent } from '../../queue-server/ledger/ledger.ts';
import { readPages } from '../../queue-server/ledger/read-pages.ts';
import { openSqliteLedger } from '../../queue-server/ledger/sqlite-ledger.ts';
import { round } from './http.ts';
import { pastDays } from './past-days.ts';

/** How long a hall takes to start by replay, and by snapshot with the last 1,000 events. */
export interface ReplayFigures {
  /** As many as were asked for, up to a whole batch of 2,000. */
  readonly events: number;
  readonly microsecondsPerEvent: number;
  readonly snapshotStartMs: number;
}

const stream = 'hall/demo';
const batchSize = 2_000;
const tail = 1_000;

/** Starts of a hall from so many events of past days: by replay of all of them, and by snapshot and the last thousand. */
export async function measureReplay(folder: string, events: number): Promise<ReplayFigures> {
  const ledger = openSqliteLedger({ path: join(folder, 'replay.db') });
  try {
    const written = await writePastDays(ledger, events);
    const startedMs = performance.now();
    await fold(ledger, initialHall(), 0);
    const replayMs = performance.now() - startedMs;

    const early = initialHall();
    await fold(ledger, early, 0, written - tail);
    const state = JSON.stringify(serialiseHall(early));
    await ledger.saveSnapshot({ stream, seq: written - tail, version: hallStateVersion, state });
    const snapshotMs = performance.now();
    const snapshot = await ledger.loadSnapshot(stream);
    if (snapshot === null) throw new Error('the snapshot is gone');
    await fold(ledger, restoreHall(JSON.parse(snapshot.state) as HallSnapshot), snapshot.seq);
    return {
      events: written,
      microsecondsPerEvent: round((replayMs * 1000) / written),
      snapshotStartMs: round(performance.now() - snapshotMs),
    };
  } finally {
    await ledger.close();
  }
}

async function writePastDays(ledger: Ledger, count: number): Promise<number> {
  let written = 0;
  let batch: NewEvent[] = [];
  for (const event of pastDays()) {
    batch.push({ type: event.type, at: event.at, data: event, commandId: null, fingerprint: null, actor: 'system' });
    if (batch.length < batchSize) continue;
    const outcome = await ledger.append(stream, written, batch);
    if (!outcome.ok) throw new Error('somebody else writes into the ledger of the measurement');
    written += batch.length;
    batch = [];
    if (written >= count) break;
  }
  return written;
}

async function fold(
  ledger: Ledger,
  state: ReturnType<typeof initialHall>,
  after: number,
  head = Number.POSITIVE_INFINITY,
): Promise<void> {
  for await (const page of readPages(ledger, stream, after, { head })) {
    for (const { data } of page) evolveHall(state, data as HallEvent);
  }
}
