import { setImmediate as nextTick } from 'node:timers/promises';
import type { HallEvent } from '../domain/hall.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readPages } from '../ledger/read-pages.ts';
import { type Recorded, recordedOf } from './stream.ts';

/** Looks back this far for the past of today's tickets. */
const lookBack = 50_000;
/** Events of the past that are learned from; some forty busy days. */
const learnedEvents = 400_000;
/** Small, so that no request waits long for a page that is being read in the background. */
const learnedPageSize = 1000;

/** The past of the open day up to `head`, and perhaps some of the day before. What comes later comes as news. */
export async function pastOfDay(ledger: Ledger, stream: string, head: number): Promise<readonly Recorded<HallEvent>[]> {
  const past: Recorded<HallEvent>[] = [];
  for await (const page of readPages(ledger, stream, Math.max(0, head - lookBack), { head })) {
    for (const envelope of page) past.push(recordedOf(envelope));
  }
  return past;
}

/**
 * The past to learn from up to `head`, a page at a time, in the background: nothing waits for it but the estimates.
 * Each page is told to `tell` as well.
 */
export async function* pagesToLearn(
  ledger: Ledger,
  stream: string,
  head: number,
  tell: (page: readonly Recorded<HallEvent>[]) => void,
): AsyncGenerator<readonly Recorded<HallEvent>[]> {
  const after = Math.max(0, head - learnedEvents);
  for await (const envelopes of readPages(ledger, stream, after, { head, pageSize: learnedPageSize })) {
    const page = envelopes.map((envelope) => recordedOf<HallEvent>(envelope));
    tell(page);
    yield page;
    await nextTick();
  }
}
