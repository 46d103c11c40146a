import { hash } from 'node:crypto';
import type { Snapshot } from './ledger.ts';

const sealLength = 64;

/**
 * The state of a snapshot as it is stored: behind a digest of all that the snapshot says and of the event that it ends with.
 * Like the chain it has no key: it finds what a disk, a program or a hand has changed, not who computes it anew.
 * @param eventHash the hash of the event `snapshot.seq`
 */
export function sealState(snapshot: Snapshot, eventHash: string): string {
  return sealOf(snapshot, eventHash) + snapshot.state;
}

/**
 * The snapshot as it was kept; null where a single character of it is another, or the event that it ends with.
 * @param stored with the state as `sealState` made it
 * @param eventHash null where there is no such event
 */
export function openSeal(stored: Snapshot, eventHash: string | null): Snapshot | null {
  if (eventHash === null) return null;
  const snapshot = { ...stored, state: stored.state.slice(sealLength) };
  return stored.state.startsWith(sealOf(snapshot, eventHash)) ? snapshot : null;
}

/** Snapshots of earlier versions had none: they are JSON from the first character, and a start does without them. */
export function isSealed({ state }: Snapshot): boolean {
  return !state.startsWith('{');
}

function sealOf({ stream, seq, version, state }: Snapshot, eventHash: string): string {
  return hash('sha256', `${JSON.stringify([stream, seq, version, eventHash])}${state}`, 'hex');
}
