import { setImmediate as nextTick } from 'node:timers/promises';
import type { CommandId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { EventEnvelope, Ledger, NewEvent } from '../ledger/ledger.ts';
import { createCommandBook } from './command-book.ts';

interface TimedEvent {
  readonly type: string;
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
  /** Digest of the body, so that the same key with another body is refused. */
  readonly fingerprint: string | null;
}

export interface Accepted<Event> {
  readonly events: readonly Event[];
  /** It had been accepted before: these are the events of then. */
  readonly repeated: boolean;
}

export interface Recorded<Event> {
  readonly seq: number;
  readonly actor: string;
  readonly event: Event;
}

export interface StreamWriter<State, Command, Event> {
  /** Decides, makes durable, answers. Several that wait are one batch and one transaction. Never throws. */
  submit(command: Command, origin: Origin): Promise<Result<Accepted<Event>, Refusal>>;
  /** The state as of the last durable event: what anybody outside may look at. Not to be changed. */
  readonly durable: State;
  readonly seq: number;
  /** Batches made durable since the start: with the events, how much one transaction carries. */
  readonly commits: number;
  /** Called with what has become durable, in order, whoever wrote it. */
  onRecorded(listener: (recorded: readonly Recorded<Event>[]) => void): void;
  /** Reads what others have appended. */
  catchUp(): Promise<void>;
  /** Waits for what is under way, keeps a snapshot, refuses what comes later. */
  close(): Promise<void>;
}

export interface WriterOptions {
  readonly maxBatch: number;
  readonly submitTimeLimitMs: number;
  readonly snapshotEveryEvents: number;
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

interface Waiting<Command, Event> {
  readonly command: Command;
  readonly origin: Origin;
  /** Nobody waits for it any more: it was answered `timed_out` before its turn came, and must not happen afterwards. */
  abandoned: boolean;
  readonly answer: (result: Result<Accepted<Event>, Refusal>) => void;
}

const restarting = err(refuse('hall_restarting'));
const conflictTries = 50;
const quietMs = 1000;
/** Without any quiet second a snapshot is kept after so many times the usual number of events all the same. */
const busyPatience = 100;

/**
 * The single writer of a stream. Two states are folded from the same events: `speculative`, on which the commands of a batch
 * are decided one after the other, and `durable`, which follows once the batch is on disk. A failed append throws the
 * speculative one away; nobody was told anything yet.
 */
export async function openStreamWriter<State, Command, Event extends TimedEvent>(
  ledger: Ledger,
  rules: StreamRules<State, Command, Event>,
  options: WriterOptions,
): Promise<StreamWriter<State, Command, Event>> {
  const { stream } = rules;
  const listeners: ((recorded: readonly Recorded<Event>[]) => void)[] = [];
  const book = createCommandBook<Event>();
  const waiting: Waiting<Command, Event>[] = [];
  let lane: Promise<void> = Promise.resolve();
  let draining = false;
  /** Something failed and the ledger has not been read since: what is decided on may not be what is on record. */
  let stale = false;
  let closed = false;
  let commits = 0;
  let quiet: NodeJS.Timeout | null = null;

  const started = await load(ledger, rules);
  const durable = started.state;
  let seq = started.seq;
  let speculative = (await load(ledger, rules)).state;
  await book.fill(ledger, stream, seq);
  let snapshotSeq = started.snapshotSeq;
  let snapshotAt = performance.now();

  function publish(envelopes: readonly EventEnvelope[]): void {
    const recorded = envelopes.map(({ seq: at, actor, data }) => ({ seq: at, actor, event: data as Event }));
    for (const { event } of recorded) rules.evolve(durable, event);
    seq = envelopes.at(-1)?.seq ?? seq;
    for (const listener of listeners) {
      try {
        listener(recorded);
      } catch (error) {
        options.onFault('a listener of recorded events threw', error);
      }
    }
  }

  /** Follows the ledger and begins again from what is durable. */
  async function rebuild(): Promise<void> {
    await readMissed();
    const fresh = await load(ledger, rules);
    speculative = fresh.state;
    if (fresh.seq !== seq) await rebuild();
  }

  async function readMissed(): Promise<void> {
    for (;;) {
      const missed = await ledger.read(stream, seq, 1000);
      if (missed.length === 0) return;
      for (const envelope of missed) book.note(envelope);
      publish(missed);
    }
  }

  function decideOne(one: Waiting<Command, Event>, batch: NewEvent[]): Result<Accepted<Event>, Refusal> {
    const { origin } = one;
    const known = origin.commandId === null ? undefined : book.find(origin.commandId);
    if (known) {
      return known.fingerprint === origin.fingerprint
        ? ok({ events: known.events, repeated: true })
        : err(refuse('idempotency_key_reused'));
    }
    const first = rules.prelude(speculative, one.command);
    if (first !== null)
      take(rules.decide(speculative, first), { actor: 'system', commandId: null, fingerprint: null }, batch);
    const decision = rules.decide(speculative, one.command);
    take(decision, origin, batch);
    return decision.ok ? ok({ events: decision.value, repeated: false }) : decision;
  }

  function take(decision: Result<readonly Event[], Refusal>, origin: Origin, batch: NewEvent[]): void {
    if (!decision.ok) return;
    for (const event of decision.value) {
      batch.push({ type: event.type, at: event.at, data: event, ...origin });
      rules.evolve(speculative, event);
    }
    if (origin.commandId !== null && decision.value.length > 0)
      book.add(origin.commandId, origin.fingerprint, decision.value);
  }

  function decideSafely(one: Waiting<Command, Event>, batch: NewEvent[]): Result<Accepted<Event>, Refusal> {
    const length = batch.length;
    try {
      return decideOne(one, batch);
    } catch (error) {
      options.onFault(`a command threw in ${stream}`, error);
      // A fold that throws leaves a half-changed state behind: then the whole batch is refused and the state rebuilt.
      if (batch.length !== length) throw error;
      return err(refuse('internal_error'));
    }
  }

  async function commit(batch: readonly Waiting<Command, Event>[]): Promise<void> {
    for (let attempt = 0; attempt < conflictTries; attempt += 1) {
      const events: NewEvent[] = [];
      const answers = batch.map((one) => decideSafely(one, events));
      if (events.length > 0) {
        const outcome = await ledger.append(stream, seq, events);
        if (!outcome.ok) {
          book.forget(events);
          await rebuild();
          continue;
        }
        commits += 1;
        publish(outcome.events);
      }
      for (const [index, one] of batch.entries()) one.answer(answers[index] ?? restarting);
      return;
    }
    throw new Error(`the ledger moved ${conflictTries} times while a batch was tried`);
  }

  async function drain(): Promise<void> {
    // Whatever arrives in this tick of the event loop is one batch: no timer, no waiting.
    await nextTick();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, options.maxBatch).filter((one) => !one.abandoned);
      try {
        if (stale) await recover();
        await commit(batch);
      } catch (error) {
        options.onFault(`a batch failed in ${stream}`, error);
        stale = true;
        await recoverIfReadable();
        for (const one of batch) one.answer(restarting);
      }
      await nextTick();
    }
    draining = false;
    snapshotWhenQuiet();
    if (seq - snapshotSeq >= busyPatience * options.snapshotEveryEvents) await keepSnapshot(false);
  }

  async function recover(): Promise<void> {
    book.clear();
    await rebuild();
    await book.fill(ledger, stream, seq);
    stale = false;
  }

  async function recoverIfReadable(): Promise<void> {
    try {
      await recover();
    } catch (error) {
      options.onFault(`${stream} cannot be read; it takes nothing until it can`, error);
    }
  }

  /** One thing at a time touches the states: a batch, or what others have appended. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    lane = lane.then(work);
    return lane;
  }

  function schedule(): void {
    if (draining) return;
    draining = true;
    void inTurn(drain);
  }

  /** A snapshot holds everybody up for as long as it takes, so it waits for a second in which nobody comes. */
  function snapshotWhenQuiet(): void {
    if (quiet !== null) clearTimeout(quiet);
    quiet = setTimeout(() => void inTurn(() => keepSnapshot(false)), quietMs);
    quiet.unref();
  }

  async function keepSnapshot(now: boolean): Promise<void> {
    if (rules.stateVersion === null || seq === snapshotSeq) return;
    const due =
      seq - snapshotSeq >= options.snapshotEveryEvents && performance.now() - snapshotAt >= options.snapshotEveryMs;
    if (!now && !due) return;
    snapshotSeq = seq;
    snapshotAt = performance.now();
    try {
      const state = JSON.stringify(rules.serialise(durable));
      await ledger.saveSnapshot({ stream, seq, version: rules.stateVersion, state });
    } catch (error) {
      options.onFault(`no snapshot of ${stream}`, error);
    }
  }

  return {
    durable,
    get seq() {
      return seq;
    },
    get commits() {
      return commits;
    },
    submit(command, origin) {
      if (closed) return Promise.resolve(restarting);
      return new Promise((resolve) => {
        const one: Waiting<Command, Event> = {
          command,
          origin,
          abandoned: false,
          answer(result) {
            clearTimeout(limit);
            resolve(result);
          },
        };
        const limit = setTimeout(() => {
          one.abandoned = true;
          resolve(err(refuse('timed_out')));
        }, options.submitTimeLimitMs);
        waiting.push(one);
        schedule();
      });
    },
    onRecorded(listener) {
      listeners.push(listener);
    },
    async catchUp() {
      let failure: unknown = null;
      await inTurn(async () => {
        try {
          const before = seq;
          await readMissed();
          if (stale) await recover();
          else if (seq !== before) await rebuild();
        } catch (error) {
          stale = true;
          failure = error;
        }
      });
      if (failure !== null) throw failure;
    },
    async close() {
      closed = true;
      if (quiet !== null) clearTimeout(quiet);
      await inTurn(() => keepSnapshot(true));
    },
  };
}

interface Loaded<State> {
  readonly state: State;
  readonly seq: number;
  readonly snapshotSeq: number;
}

/** The newest snapshot of the right shape and all events after it; or all events. */
async function load<State, Command, Event extends TimedEvent>(
  ledger: Ledger,
  rules: StreamRules<State, Command, Event>,
): Promise<Loaded<State>> {
  const snapshot = rules.stateVersion === null ? null : await ledger.loadSnapshot(rules.stream);
  const usable = snapshot !== null && snapshot.version === rules.stateVersion ? snapshot : null;
  const state = usable ? rules.restore(JSON.parse(usable.state)) : rules.initial();
  let seq = usable?.seq ?? 0;
  for (;;) {
    const events = await ledger.read(rules.stream, seq, 5000);
    if (events.length === 0) return { state, seq, snapshotSeq: usable?.seq ?? 0 };
    for (const envelope of events) rules.evolve(state, envelope.data as Event);
    seq = events.at(-1)?.seq ?? seq;
  }
}
