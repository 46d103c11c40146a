import { createDoorbell } from './doorbell.ts';
import { draftEvents, requireCount, requirePage, toEnvelope } from './event-record.ts';
import { chainEvents, GENESIS_HASH, type HashAlgorithm, requireAlgorithm } from './hash-chain.ts';
import type { EventRecord, Ledger, Snapshot } from './ledger.ts';

/** A ledger that lives as long as the process, for tests and simulations. It refuses whatever the lasting ones refuse. */
export function createMemoryLedger(options: { readonly algorithm?: HashAlgorithm } = {}): Ledger {
  const algorithm = options.algorithm ?? 'sha256';
  requireAlgorithm(algorithm);
  const records = new Map<string, EventRecord[]>();
  const snapshots = new Map<string, Snapshot>();
  const doorbell = createDoorbell();
  let closed = false;

  function rows(stream: string): EventRecord[] {
    if (closed) throw new Error('the ledger is closed');
    return records.get(stream) ?? [];
  }

  function headOf(stream: string): { readonly seq: number; readonly hash: string } {
    const last = rows(stream).at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS_HASH };
  }

  function page(stream: string, afterSeq: number, limit: number | undefined): EventRecord[] {
    requirePage(afterSeq, limit);
    return rows(stream).slice(afterSeq, limit === undefined ? undefined : afterSeq + limit);
  }

  return {
    async append(stream, expectedSeq, events) {
      requireCount('expectedSeq', expectedSeq);
      const drafts = draftEvents(stream, events);
      const head = headOf(stream);
      if (head.seq !== expectedSeq) return { ok: false, head: head.seq };
      const added = chainEvents(stream, head, drafts, algorithm);
      if (added.length > 0) {
        const kept = rows(stream);
        kept.push(...added);
        records.set(stream, kept);
        doorbell.ring(stream, head.seq + added.length);
      }
      return { ok: true, head: expectedSeq + added.length };
    },
    async read(stream, afterSeq, limit) {
      return page(stream, afterSeq, limit).map(toEnvelope);
    },
    async readRecords(stream, afterSeq, limit) {
      return page(stream, afterSeq, limit);
    },
    async head(stream) {
      return headOf(stream);
    },
    async streams() {
      if (closed) throw new Error('the ledger is closed');
      return [...records.keys()].sort();
    },
    async saveSnapshot(snapshot) {
      if (snapshot.seq > headOf(snapshot.stream).seq) throw new RangeError('the snapshot is ahead of its stream');
      snapshots.set(snapshot.stream, { ...snapshot });
    },
    async loadSnapshot(stream) {
      if (closed) throw new Error('the ledger is closed');
      return snapshots.get(stream) ?? null;
    },
    async changedSnapshot() {
      return null;
    },
    onAppended: doorbell.listen,
    async close() {
      closed = true;
    },
  };
}
