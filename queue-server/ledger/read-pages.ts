import type { EventEnvelope, Ledger } from './ledger.ts';

const usualPageSize = 5000;

/**
 * The events of a stream after a sequence number, ascending, a page at a time, so that a long past never lies in memory
 * as a whole. Ends at `head`; where none is given, when the stream has no more.
 */
export async function* readPages(
  ledger: Pick<Ledger, 'read'>,
  stream: string,
  afterSeq: number,
  { head = Number.POSITIVE_INFINITY, pageSize = usualPageSize } = {},
): AsyncGenerator<readonly EventEnvelope[]> {
  let seq = afterSeq;
  while (seq < head) {
    const page = await ledger.read(stream, seq, Math.min(pageSize, head - seq));
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    seq = last.seq;
  }
}
