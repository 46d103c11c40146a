import type { Ledger } from '../ledger/ledger.ts';
import type { WriterOptions } from './stream.ts';

const quietMs = 1000;
/** Without any quiet second a snapshot is kept after so many times the usual number of events all the same. */
const busyPatience = 100;

/** What the keeper needs of a writer. */
export interface SnapshotParts {
  readonly ledger: Pick<Ledger, 'saveSnapshot'>;
  readonly stream: string;
  /** Names the shape of the state; null where the stream keeps no snapshots. */
  readonly version: string | null;
  /** The last event of the snapshot that the writer began from; 0 without one. */
  readonly startedFrom: number;
  readonly seq: () => number;
  /** The durable state as plain data. */
  readonly serialise: () => unknown;
  /** Runs while nothing else touches the state. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  readonly options: WriterOptions;
}

/** Keeps the snapshots of a stream. One holds the writer up for as long as it takes, so it waits for a second in which nobody comes. */
export interface SnapshotKeeper {
  /** Nobody waits at this moment. To be called in the writer's turn. */
  batchesDone(): Promise<void>;
  /** Keeps the last one, however little has happened since the one before. */
  close(): Promise<void>;
}

/** A keeper for one writer; its first snapshot is due as long after the start as any other after the one before. */
export function createSnapshotKeeper(parts: SnapshotParts): SnapshotKeeper {
  const { ledger, stream, version, inTurn, options } = parts;
  let keptSeq = parts.startedFrom;
  let keptAt = performance.now();
  let quiet: NodeJS.Timeout | null = null;

  function waitForQuiet(): void {
    if (quiet !== null) clearTimeout(quiet);
    quiet = setTimeout(() => void inTurn(keepIfDue), quietMs);
    quiet.unref();
  }

  async function keepIfDue(): Promise<void> {
    const enough = parts.seq() - keptSeq >= options.snapshotEveryEvents;
    if (enough && performance.now() - keptAt >= options.snapshotEveryMs) await keep();
  }

  /** Without one nothing is lost: a start takes longer. */
  async function keep(): Promise<void> {
    const seq = parts.seq();
    if (version === null || seq === keptSeq) return;
    keptSeq = seq;
    keptAt = performance.now();
    try {
      await ledger.saveSnapshot({ stream, seq, version, state: JSON.stringify(parts.serialise()) });
    } catch (error) {
      options.onFault(`no snapshot of ${stream}`, error);
    }
  }

  return {
    async batchesDone() {
      waitForQuiet();
      if (parts.seq() - keptSeq >= busyPatience * options.snapshotEveryEvents) await keepIfDue();
    },
    async close() {
      if (quiet !== null) clearTimeout(quiet);
      await inTurn(keep);
    },
  };
}
