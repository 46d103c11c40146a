import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { LogKey } from './log-key.ts';
import { seal, unseal } from './sealing.ts';

/** The two ends of the log, sealed in a file beside it: who cuts entries off at either end cannot mend this. */
const LogHeadSchema = Type.Object({
  /** The newest entry. */
  seq: Type.Integer(),
  hash: Type.String(),
  /** The day's file in which it stands. */
  day: Type.String(),
  /** Its time: a clock that shows much less is wrong. */
  at: Type.Integer(),
  /** The oldest file that is kept, and the number of its first entry. */
  oldest: Type.Object({ day: Type.String(), seq: Type.Integer() }),
});
export type LogHead = Static<typeof LogHeadSchema>;

const bound = 'tidehall operation log 1|head';

/** Opens only with this key, and only as the head of a log: no line of it can take the head's place. */
export function sealHead(key: LogKey, head: LogHead): string {
  return seal(key, bound, JSON.stringify(head));
}

/** Null where it is not of this key, or was changed. */
export function openHead(key: LogKey, sealed: string): LogHead | null {
  const text = unseal(key, bound, sealed.trim());
  const head: unknown = text === null ? null : JSON.parse(text);
  return Value.Check(LogHeadSchema, head) ? head : null;
}
