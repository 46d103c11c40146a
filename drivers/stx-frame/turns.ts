import { err, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { type AttendedJob, type JobFault, type JobNews, runAttended } from './attended-job.ts';

/** One visitor's turn: what is begun and read, and what becomes of what comes out. */
export interface Turn<Value, Given, Refusal extends string>
  extends Pick<AttendedJob<Value, Refusal>, 'begin' | 'read'> {
  /** The device's own time limit. */
  readonly timeoutSeconds: number;
  /** Overwrites what nobody may have any more. */
  forget(value: Value): void;
  /** The last of the turn: nothing of the visitor is held once it has ended. */
  use(value: Value): Promise<Given>;
}

/** Whose turn it is at a device that serves one visitor at a time. */
export interface Turns<Refusal extends string> {
  /** Refused as `busy` while another turn is under way, as `cancelled` where the visitor was wiped meanwhile. */
  take<Value, Given>(
    turn: Turn<Value, Given, Refusal>,
  ): Promise<Result<Given, JobFault<Refusal | 'busy' | 'cancelled'>>>;
  /** The device waits for the visitor; false again while the end of a turn is being used. */
  isAwaiting(): boolean;
  /** Ends the waiting; false where there was none, or where the device did not take it. */
  cancel(): Promise<boolean>;
  /**
   * Ends a turn and answers when none is under way any more, after the turn itself has: at its own time limit where the device did not
   * take it. What comes all the same is overwritten, and told to nobody (D-27).
   */
  wipe(): Promise<void>;
}

/** What the turns need of the device that they are taken at. */
export interface TurnsOptions<Refusal extends string> {
  cancel(): Promise<Result<void, unknown>>;
  onNews(listener: (news: JobNews) => void): () => void;
  /** Told why a turn gave nothing, before whoever took it is. */
  onFault(fault: JobFault<Refusal>): void;
  /** Milliseconds after the device's own time limit at which it counts as stalled. */
  readonly graceMs: number;
}

/** Nobody is at the device yet. A turn that its device does not end counts as over `graceMs` after its own time limit. */
export function createTurns<Refusal extends string>({
  cancel,
  onNews,
  onFault,
  graceMs,
}: TurnsOptions<Refusal>): Turns<Refusal> {
  const nudges = createListeners<[JobNews]>();
  let current: Promise<unknown> | null = null;
  let awaiting = false;
  let wipes = 0;

  async function run<Value, Given>(
    turn: Turn<Value, Given, Refusal>,
  ): Promise<Result<Given, JobFault<Refusal | 'cancelled'>>> {
    const wipesBefore = wipes;
    const job = { begin: turn.begin, read: turn.read, cancel, onNews: onNewsOrNudge };
    awaiting = true;
    const ended = await runAttended<Value, Refusal>(job, turn.timeoutSeconds * 1_000 + graceMs).finally(() => {
      awaiting = false;
    });
    if (!ended.ok) {
      onFault(ended.error);
      return ended;
    }
    if (wipes === wipesBefore) return ok(await turn.use(ended.value));
    // Whoever it was of has gone: it is nobody's now.
    turn.forget(ended.value);
    return err({ kind: 'refused', refusal: 'cancelled' });
  }

  function onNewsOrNudge(listener: (news: JobNews) => void): () => void {
    const ends = [onNews(listener), nudges.add(listener)];
    return () => ends.forEach((end) => void end());
  }

  async function tellToEnd(): Promise<boolean> {
    const isTold = (await cancel()).ok;
    // The device tells of the end by itself, but once: what is lost on the way would be waited for to the limit.
    if (isTold) nudges.tell('look');
    return isTold;
  }

  return {
    // No promise of its own around the turn's: whoever took it hears before a wipe that waits for it.
    take(turn) {
      if (current !== null) return Promise.resolve(err({ kind: 'refused', refusal: 'busy' }));
      const mine = run(turn).finally(() => {
        current = null;
      });
      current = mine;
      return mine;
    },
    isAwaiting: () => awaiting,
    cancel: async () => awaiting && (await tellToEnd()),
    async wipe() {
      const turn = current;
      wipes += 1;
      if (awaiting) await tellToEnd();
      await Promise.allSettled([turn]);
    },
  };
}
