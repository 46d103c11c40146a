import { setImmediate as nextTick } from 'node:timers/promises';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { AppendOutcome, Ledger, NewEvent } from '../ledger/ledger.ts';
import { readPages } from '../ledger/read-pages.ts';
import { createCommandBook } from './command-book.ts';
import { createSnapshotKeeper } from './keep-snapshots.ts';
import { loadStream } from './load-stream.ts';
import {
  type Accepted,
  bySystem,
  type Origin,
  type Recorded,
  recordedOf,
  type StreamRules,
  type StreamWriter,
  type TimedEvent,
  type WriterOptions,
} from './stream.ts';

interface Waiting<Command, Event> {
  readonly command: Command;
  readonly origin: Origin;
  /** Nobody waits for it any more: it was answered `timed_out` before its turn came, and must not happen afterwards. */
  abandoned: boolean;
  readonly answer: (result: Result<Accepted<Event>, Refusal>) => void;
}

const restarting = err(refuse('hall_restarting'));
const conflictTries = 50;
/** A failed append is news for so long: who is told to send nobody here would otherwise never hear that it works again. */
const failingMs = 60_000;

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
  let failedAt: number | null = null;

  const started = await loadStream(ledger, rules);
  const durable = started.state;
  let seq = started.seq;
  let speculative = (await loadStream(ledger, rules)).state;
  await book.fill(ledger, stream, seq);
  const snapshots = createSnapshotKeeper({
    ledger,
    stream,
    version: rules.stateVersion,
    startedFrom: started.snapshotSeq,
    seq: () => seq,
    serialise: () => rules.serialise(durable),
    inTurn,
    options,
  });

  function publish(recorded: readonly Recorded<Event>[]): void {
    for (const { event } of recorded) rules.evolve(durable, event);
    seq = recorded.at(-1)?.seq ?? seq;
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
    const fresh = await loadStream(ledger, rules);
    speculative = fresh.state;
    if (fresh.seq !== seq) await rebuild();
  }

  async function readMissed(): Promise<void> {
    for await (const missed of readPages(ledger, stream, seq)) {
      for (const envelope of missed) book.note(envelope);
      publish(missed.map((envelope) => recordedOf<Event>(envelope)));
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
    if (first !== null) take(rules.decide(speculative, first), bySystem, batch);
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

  async function append(events: readonly NewEvent[]): Promise<AppendOutcome> {
    try {
      const outcome = await ledger.append(stream, seq, events);
      failedAt = null;
      return outcome;
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  }

  async function commit(batch: readonly Waiting<Command, Event>[]): Promise<void> {
    for (let attempt = 0; attempt < conflictTries; attempt += 1) {
      const events: NewEvent[] = [];
      const answers = batch.map((one) => decideSafely(one, events));
      if (events.length > 0) {
        const outcome = await append(events);
        if (!outcome.ok) {
          book.forget(events);
          await rebuild();
          continue;
        }
        commits += 1;
        // What was decided is what the ledger gives back: an event is plain data, and nobody changes it.
        publish(events.map(({ actor, data }, index) => ({ seq: seq + 1 + index, actor, event: data as Event })));
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
    await snapshots.batchesDone();
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
    refusal(command, { commandId }) {
      const isKnown = commandId !== null && book.find(commandId) !== undefined;
      if (stale || isKnown || rules.prelude(durable, command) !== null) return null;
      const decision = rules.decide(durable, command);
      return decision.ok ? null : decision.error;
    },
    get failing() {
      return failedAt !== null && performance.now() - failedAt < failingMs;
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
      await snapshots.close();
    },
  };
}
