import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Where a system outside of the hall is asked, and how this hall is known there. */
export interface GatewayAddress {
  readonly url: string;
  /** Shown as `Authorization: Bearer …`. */
  readonly key: string;
  readonly timeLimitMs?: number;
}

/** An answer of any status; its text is short and not yet looked at (`readReply`). */
export interface GatewayReply {
  readonly status: number;
  readonly text: string;
}

const usualTimeLimitMs = 5_000;
const longestReply = 4_096;

/** One question by `POST`, one short answer. Null where there is none in time: an error's own words may hold what was asked, and stay here. */
export async function askGateway(
  { url, key, timeLimitMs = usualTimeLimitMs }: GatewayAddress,
  question: object,
): Promise<GatewayReply | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    const text = await response.text();
    return text.length > longestReply ? null : { status: response.status, text };
  } catch {
    return null;
  }
}

/** The answer as agreed; null where it is not. */
export function readReply<Schema extends TSchema>(schema: Schema, text: string): Static<Schema> | null {
  try {
    const read: unknown = JSON.parse(text);
    return Value.Check(schema, read) ? (read as Static<Schema>) : null;
  } catch {
    return null;
  }
}
