import { getHashes, hash } from 'node:crypto';
import type { EventDraft } from './event-record.ts';
import type { EventRecord, Ledger } from './ledger.ts';

export type HashAlgorithm = 'sha256' | 'sm3';

/** What the first event of a stream names as its predecessor. */
export const GENESIS_HASH = '0'.repeat(64);

/** Throws where this Node cannot compute the hash (an OpenSSL built without SM3). */
export function requireAlgorithm(algorithm: HashAlgorithm): void {
  if (!getHashes().includes(algorithm)) throw new Error(`this Node.js has no ${algorithm}`);
}

/** The digest of everything that an event says, its place and its predecessor; lower-case hex. */
export function hashRecord(record: Omit<EventRecord, 'hash'>): string {
  // A JSON array has one reading only: no two different records have the same text.
  const text = JSON.stringify([
    record.algorithm,
    record.previousHash,
    record.stream,
    record.seq,
    record.at,
    record.type,
    record.actor,
    record.commandId,
    record.fingerprint,
    record.data,
  ]);
  return hash(record.algorithm, text, 'hex');
}

/** Gives drafts their places behind the head of a stream and links each to the one before. */
export function chainEvents(
  stream: string,
  head: { readonly seq: number; readonly hash: string },
  drafts: readonly EventDraft[],
  algorithm: HashAlgorithm,
): EventRecord[] {
  let previousHash = head.hash;
  return drafts.map((draft, index) => {
    // Member by member: this runs for every event, and a spread takes several times as long.
    const record = {
      stream,
      seq: head.seq + 1 + index,
      at: draft.at,
      type: draft.type,
      actor: draft.actor,
      commandId: draft.commandId,
      fingerprint: draft.fingerprint,
      data: draft.data,
      previousHash,
      algorithm,
      hash: '',
    };
    record.hash = hashRecord(record);
    previousHash = record.hash;
    return record;
  });
}

/**
 * What is wrong at the first bad sequence number. `missing`: there is no such row, though later ones or the head say so.
 * `unlinked`: it does not name its predecessor. `changed`: it is not what was sealed. `unreadable`: the store failed on it.
 * `beyond-head`: the head of the stream does not know it.
 */
export type ChainFault = 'missing' | 'unlinked' | 'changed' | 'unreadable' | 'beyond-head';

export type Verification =
  | { readonly ok: true; readonly count: number; readonly hash: string }
  | { readonly ok: false; readonly firstBadSeq: number; readonly reason: ChainFault };

/**
 * Walks the chain of one stream from the first event, also while others append to it.
 *
 * Finds any row that was changed, removed, put in or moved, and a tail that was cut off while the head of the stream
 * still knows it. The hash has no key: who rewrites a whole tail *and* the head is found only by comparing the hash
 * answered here with one noted elsewhere earlier (D-24, L-08).
 */
export async function verifyStream(
  ledger: Pick<Ledger, 'head' | 'readRecords'>,
  stream: string,
  options: { readonly pageSize?: number } = {},
): Promise<Verification> {
  const pageSize = options.pageSize ?? 1000;
  const promised = await ledger.head(stream);
  let link = { seq: 0, hash: GENESIS_HASH };
  for (;;) {
    const page = await readPage(ledger, stream, link.seq, pageSize);
    if (page === null) return { ok: false, firstBadSeq: link.seq + 1, reason: 'unreadable' };
    if (page.length === 0) break;
    for (const record of page) {
      const seq = link.seq + 1;
      const reason = faultOf(record, link, promised);
      if (reason !== null) return { ok: false, firstBadSeq: seq, reason };
      link = { seq, hash: record.hash };
    }
  }
  if (link.seq < promised.seq) return { ok: false, firstBadSeq: link.seq + 1, reason: 'missing' };
  const head = await ledger.head(stream);
  if (head.seq < link.seq) return { ok: false, firstBadSeq: head.seq + 1, reason: 'beyond-head' };
  return { ok: true, count: link.seq, hash: link.hash };
}

function faultOf(
  record: EventRecord,
  link: { readonly seq: number; readonly hash: string },
  promised: { readonly seq: number; readonly hash: string },
): ChainFault | null {
  if (record.seq !== link.seq + 1) return 'missing';
  if (record.previousHash !== link.hash) return 'unlinked';
  if (record.algorithm !== 'sha256' && record.algorithm !== 'sm3') return 'changed';
  if (hashRecord(record) !== record.hash) return 'changed';
  if (record.seq === promised.seq && record.hash !== promised.hash) return 'changed';
  return null;
}

/** Null where the very next row cannot be read; a damaged row further on only shortens the page. */
async function readPage(
  ledger: Pick<Ledger, 'readRecords'>,
  stream: string,
  afterSeq: number,
  pageSize: number,
): Promise<readonly EventRecord[] | null> {
  try {
    return await ledger.readRecords(stream, afterSeq, pageSize);
  } catch {
    return pageSize === 1 ? null : readPage(ledger, stream, afterSeq, 1);
  }
}
