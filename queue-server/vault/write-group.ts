import type { Database } from 'better-sqlite3';

interface WaitingWrite {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: unknown };

/** A write rejects with what it threw, with what its transaction failed by, or because the vault is closed. */
export interface WriteGroup {
  /** Runs the write, all or nothing, and resolves with its answer when it is durable. */
  write<Value>(run: () => Value): Promise<Value>;
  /** Does at once what waits. */
  flush(): void;
}

/**
 * Writes asked for in one turn of the event loop share a transaction and so an fsync: sixty-four people at the kiosks
 * in the same moment wait for one. A write that throws is undone by its savepoint and leaves the others standing.
 */
export function createWriteGroup(database: Database): WriteGroup {
  let waiting: WaitingWrite[] = [];
  const attempt = database.transaction((run: () => unknown) => run());
  const commit = database.transaction((batch: readonly WaitingWrite[]): Outcome[] =>
    batch.map(({ run }) => {
      try {
        return { ok: true, value: attempt(run) };
      } catch (reason) {
        // Where the failure has already undone the whole transaction, nobody's write stands.
        if (!database.inTransaction) throw reason;
        return { ok: false, reason };
      }
    }),
  );

  function flush(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    let outcomes: Outcome[];
    try {
      outcomes = commit.immediate(batch);
    } catch (reason) {
      for (const write of batch) write.reject(reason);
      return;
    }
    outcomes.forEach((outcome, index) => {
      const write = batch[index] as WaitingWrite;
      if (outcome.ok) write.resolve(outcome.value);
      else write.reject(outcome.reason);
    });
  }

  return {
    write<Value>(run: () => Value): Promise<Value> {
      if (!database.open) return Promise.reject(new Error('the vault is closed'));
      return new Promise<Value>((resolve, reject) => {
        waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length === 1) setImmediate(flush);
      });
    },
    flush,
  };
}
