import type { Ledger } from '../ledger/ledger.ts';
import { readPages } from '../ledger/read-pages.ts';
import type { StreamRules, TimedEvent } from './stream.ts';

/** A state as the ledger has it. */
export interface LoadedStream<State> {
  readonly state: State;
  /** The last event that is in it. */
  readonly seq: number;
  /** The last event of the snapshot that it was begun from; 0 without one. */
  readonly snapshotSeq: number;
}

/** The newest snapshot of the right shape and all events after it; or all events. */
export async function loadStream<State, Command, Event extends TimedEvent>(
  ledger: Ledger,
  rules: StreamRules<State, Command, Event>,
): Promise<LoadedStream<State>> {
  const snapshot = rules.stateVersion === null ? null : await ledger.loadSnapshot(rules.stream);
  const usable = snapshot !== null && snapshot.version === rules.stateVersion ? snapshot : null;
  const state = usable ? rules.restore(JSON.parse(usable.state)) : rules.initial();
  const snapshotSeq = usable?.seq ?? 0;
  let seq = snapshotSeq;
  for await (const page of readPages(ledger, rules.stream, seq)) {
    for (const envelope of page) rules.evolve(state, envelope.data as Event);
    seq = page.at(-1)?.seq ?? seq;
  }
  return { state, seq, snapshotSeq };
}
