/** What a command wants to put on record. It never carries personal data: that lies in the vault. */
export interface NewEvent {
  readonly type: string;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  /** A JSON value. */
  readonly data: unknown;
  /** The command that caused it, where one did. */
  readonly commandId: string | null;
  /** A keyed digest of that command's body, so that the same id with another body is noticed. */
  readonly fingerprint: string | null;
  /** `staff:<id>`, `device:<id>`, `system` or `anonymous`. */
  readonly actor: string;
}

/** An event on record: its place in its stream and its link in the chain. */
export interface EventEnvelope extends NewEvent {
  readonly stream: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly hash: string;
  readonly previousHash: string;
}

/** An event as it lies in the store: `data` is the JSON text that was hashed, `algorithm` the hash that sealed it. */
export interface EventRecord extends Omit<EventEnvelope, 'data'> {
  readonly data: string;
  readonly algorithm: string;
}

/**
 * Whether the events are on record. `head` is the sequence number that the stream has now: of the last of them where they are,
 * and where they are not, of what somebody quicker has written.
 */
export interface AppendOutcome {
  readonly ok: boolean;
  readonly head: number;
}

/** A state folded up to and including `seq`; `version` names the shape of the state. */
export interface Snapshot {
  readonly stream: string;
  readonly seq: number;
  readonly version: string;
  /** JSON text. */
  readonly state: string;
}

/** The append-only record of everything that happened, one hash chain a stream (D-24, H-05). */
export interface Ledger {
  /**
   * Appends all events or none; they are durable when it resolves.
   * Refuses with the present head when `expectedSeq` is not the head of the stream. Throws for an event that no ledger
   * could give back as it was: no JSON value, a time that is not whole milliseconds, control characters in a name.
   */
  append(stream: string, expectedSeq: number, events: readonly NewEvent[]): Promise<AppendOutcome>;
  /** The events after `afterSeq`, ascending, at most `limit` (all where none is given). */
  read(stream: string, afterSeq: number, limit?: number): Promise<readonly EventEnvelope[]>;
  /** The same as they are stored, for whoever verifies the chain. */
  readRecords(stream: string, afterSeq: number, limit?: number): Promise<readonly EventRecord[]>;
  /** Sequence number 0 and the genesis hash for an empty stream. */
  head(stream: string): Promise<{ readonly seq: number; readonly hash: string }>;
  /** The names of all streams, sorted. */
  streams(): Promise<readonly string[]>;
  /** Replaces the stream's snapshot. Throws for one that is ahead of the stream. */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The latest one; null where there is none, or what lies there is not what was kept. */
  loadSnapshot(stream: string): Promise<Snapshot | null>;
  /** The sequence number of a snapshot that is not what was kept; null where all is well. Nothing is lost with it: a start takes longer. */
  changedSnapshot(stream: string): Promise<number | null>;
  /** A doorbell and nothing more: the stream and the sequence number it has reached. Returns the way to stop listening. */
  onAppended(listener: (stream: string, seq: number) => void): () => void;
  /** Finishes what was asked for; everything asked afterwards is rejected. */
  close(): Promise<void>;
}
