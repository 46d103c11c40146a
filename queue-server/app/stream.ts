import type { CommandId } from '../../protocol/ids.ts';
import type { Refusal } from '../../protocol/problems.ts';
import type { Result } from '../../protocol/result.ts';
import type { EventEnvelope } from '../ledger/ledger.ts';

/** The least that a stream must know of its events. */
export interface TimedEvent {
  readonly type: string;
  /** When it happened, in ms. */
  readonly at: number;
}

/** How a stream's state is made, moved and kept. `evolve` changes the state in place. */
export interface StreamRules<State, Command, Event extends TimedEvent> {
  readonly stream: string;
  /** Names the shape of a snapshot; null where the stream is small and always replayed. */
  readonly stateVersion: string | null;
  initial(): State;
  decide(state: State, command: Command): Result<readonly Event[], Refusal>;
  evolve(state: State, event: Event): void;
  serialise(state: State): unknown;
  restore(plain: unknown): State;
  /** A command that must come first, for instance the roll-over to a new day. */
  prelude(state: State, command: Command): Command | null;
}

/** What a command is to the ledger. */
export interface Origin {
  readonly actor: string;
  /** Actor and Idempotency-Key; null where the command cannot be repeated. */
  readonly commandId: CommandId | null;
  /** Keyed digest of the body, so that the same key with another body is refused. */
  readonly fingerprint: string | null;
}

/** Where a command comes from that carries no key: nobody sends it twice. */
export function unkeyed(actor: string): Origin {
  return { actor, commandId: null, fingerprint: null };
}

/** What the system does by itself, for instance because of the time of day. */
export const bySystem: Origin = unkeyed('system');

/** What came of a command. */
export interface Accepted<Event> {
  readonly events: readonly Event[];
  /** It had been accepted before: these are the events of then. */
  readonly repeated: boolean;
}

/** An event that is durable: its place in the stream, and who caused it as the ledger names them. */
export interface Recorded<Event> {
  readonly seq: number;
  readonly actor: string;
  readonly event: Event;
}

/** The event of an envelope; what lies in a stream was written by its own rules. */
export function recordedOf<Event>({ seq, actor, data }: EventEnvelope): Recorded<Event> {
  return { seq, actor, event: data as Event };
}

/** The one object of a process that decides for a stream (docs/decisions/0003). */
export interface StreamWriter<State, Command, Event> {
  /** Decides, makes durable, answers. Several that wait are one batch and one transaction. Never throws. */
  submit(command: Command, origin: Origin): Promise<Result<Accepted<Event>, Refusal>>;
  /**
   * Why a command would be refused as things stand, without doing anything. Null where it would not be, where it has been
   * accepted before, and where something else must come first.
   */
  refusal(command: Command, origin: Origin): Refusal | null;
  /** The state as of the last durable event: what anybody outside may look at. Not to be changed. */
  readonly durable: State;
  readonly seq: number;
  /** Batches made durable since the start: with the events, how much one transaction carries. */
  readonly commits: number;
  /** Within the last minute a batch could not be made durable, for instance on a full disk, and none has been since. */
  readonly failing: boolean;
  /** Called with what has become durable, in order, whoever wrote it. */
  onRecorded(listener: (recorded: readonly Recorded<Event>[]) => void): void;
  /** Reads what others have appended. */
  catchUp(): Promise<void>;
  /** Waits for what is under way, keeps a snapshot, refuses what comes later. */
  close(): Promise<void>;
}

/** The measures of a writer. */
export interface WriterOptions {
  /** Commands that are decided and appended together at the most. */
  readonly maxBatch: number;
  /** A command that has not had its turn by then is answered `timed_out`, and does not happen afterwards. */
  readonly submitTimeLimitMs: number;
  /** A snapshot is due after so many events … */
  readonly snapshotEveryEvents: number;
  /** … and not before so much time has passed. */
  readonly snapshotEveryMs: number;
  /** A fault that was survived: a failed append, a command that threw. */
  readonly onFault: (what: string, error: unknown) => void;
}

export const defaultWriterOptions: Omit<WriterOptions, 'onFault'> = {
  maxBatch: 512,
  submitTimeLimitMs: 10_000,
  snapshotEveryEvents: 1000,
  snapshotEveryMs: 30_000,
};
