import type { EventEnvelope, EventRecord, NewEvent } from './ledger.ts';

/** A checked event with its data as text, before it has a place in a chain. */
export type EventDraft = Omit<EventRecord, 'stream' | 'seq' | 'previousHash' | 'hash' | 'algorithm'>;

// A store would give back half a surrogate pair as another character, and PostgreSQL refuses NUL.
const plainText = /^[^\p{Cc}\p{Cs}]+$/u;

/** Writes the data of each event down as JSON text. Throws a TypeError for what a store would not give back as it was. */
export function draftEvents(stream: string, events: readonly NewEvent[]): EventDraft[] {
  requirePlainText('stream', stream);
  return events.map(draftEvent);
}

/** The event as everybody but the verifier reads it. */
export function toEnvelope(record: EventRecord): EventEnvelope {
  const { stream, seq, at, type, actor, commandId, fingerprint, previousHash, hash } = record;
  return { stream, seq, at, type, actor, commandId, fingerprint, data: JSON.parse(record.data), previousHash, hash };
}

/** Throws a RangeError unless the position and the limit are whole numbers from 0. */
export function requirePage(afterSeq: number, limit: number | undefined): void {
  requireCount('afterSeq', afterSeq);
  if (limit !== undefined) requireCount('limit', limit);
}

/** Throws a RangeError unless the value is a whole number from 0. */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number from 0`);
}

function draftEvent(event: NewEvent): EventDraft {
  requirePlainText('type', event.type);
  requirePlainText('actor', event.actor);
  if (event.commandId !== null) requirePlainText('commandId', event.commandId);
  if (event.fingerprint !== null) requirePlainText('fingerprint', event.fingerprint);
  if (!Number.isSafeInteger(event.at)) throw new TypeError(`${event.type}: "at" must be whole milliseconds`);
  const data: string | undefined = JSON.stringify(event.data);
  if (data === undefined) throw new TypeError(`${event.type}: the data of an event must be a JSON value`);
  const { type, at, commandId, fingerprint, actor } = event;
  return { type, at, data, commandId, fingerprint, actor };
}

function requirePlainText(name: string, value: string): void {
  if (!plainText.test(value)) throw new TypeError(`"${name}" of an event must be text without control characters`);
}
