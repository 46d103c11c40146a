import { createHash } from 'node:crypto';
import { Value } from 'typebox/value';
import type { LogKey } from './log-key.ts';
import { type OperationEntry, OperationEntrySchema } from './operation-entry.ts';
import { seal, unseal } from './sealing.ts';

/** Where an entry stands in the chain: its number and the hash of the line before it. */
export interface ChainPlace {
  readonly seq: number;
  readonly prev: string;
}

/** A line whose seal has opened: this terminal wrote it for that day and that place in the chain. */
export interface OpenedLine extends ChainPlace {
  /** SHA-256 of the whole line, which the next one carries. */
  readonly hash: string;
  readonly entry: OperationEntry;
}

/** What the first entry of a terminal has before it. */
export const chainStart = 'start';

/** `seq prev sealed`, without the newline. Day, number and predecessor are bound into the seal. */
export function sealLine(key: LogKey, day: string, { seq, prev }: ChainPlace, entry: OperationEntry): string {
  return `${seq} ${prev} ${seal(key, boundTo(day, seq, prev), JSON.stringify(entry))}`;
}

/** Null where the line was not written so by this terminal for this day and place. */
export function openLine(key: LogKey, day: string, line: string): OpenedLine | null {
  const place = placeOf(line);
  if (place === null) return null;
  const text = unseal(key, boundTo(day, place.seq, place.prev), line.slice(line.lastIndexOf(' ') + 1));
  const entry: unknown = text === null ? null : JSON.parse(text);
  return Value.Check(OperationEntrySchema, entry) ? { ...place, hash: hashOf(line), entry } : null;
}

/** The place that a line claims, which only `openLine` proves. */
export function placeOf(line: string): ChainPlace | null {
  const [, seq, prev] = /^([1-9][0-9]{0,14}) ([A-Za-z0-9_-]+) [A-Za-z0-9_-]+$/.exec(line) ?? [];
  return seq === undefined || prev === undefined ? null : { seq: Number(seq), prev };
}

/** SHA-256 in base64url, of the line as it stands in the file but without its newline. */
export function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('base64url');
}

function boundTo(day: string, seq: number, prev: string): string {
  return `tidehall operation log 1|${day}|${seq}|${prev}`;
}
