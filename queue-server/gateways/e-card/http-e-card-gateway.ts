import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { refuse } from '../../../protocol/problems.ts';
import { err, ok } from '../../../protocol/result.ts';
import type { ECardGateway } from './e-card-gateway.ts';

const timeLimitMs = 5_000;
const longestReply = 4_096;

const HolderReply = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  idNumber: Type.String({ minLength: 15, maxLength: 18 }),
});
type HolderReply = Static<typeof HolderReply>;

export interface HttpECardOptions {
  readonly url: string;
  /** Shown as `Authorization: Bearer …`. */
  readonly key: string;
}

/**
 * The gateway over HTTP: `POST` of `{"token": …}`, answered by 200 `{"name": …, "idNumber": …}`, 410 for a code that is no longer
 * valid, 404 for one that never was. A province's own interface is adapted to this small one beside it.
 */
export function createHttpECardGateway({ url, key }: HttpECardOptions): ECardGateway {
  return {
    async resolve(token) {
      const reply = await ask(url, key, token);
      if (reply === null) return err(refuse('e_card_unavailable'));
      if (reply.status === 410) return err(refuse('e_card_expired'));
      if (reply.status === 404) return err(refuse('e_card_unknown'));
      const holder = reply.status === 200 ? readHolder(reply.text) : null;
      return holder === null ? err(refuse('e_card_unavailable')) : ok({ name: holder.name, idNumber: holder.idNumber });
    },
  };
}

/** Null where there is no answer: what failed stays here, an error's text may name the code. */
async function ask(url: string, key: string, token: string): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ token }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    const text = await response.text();
    return text.length > longestReply ? null : { status: response.status, text };
  } catch {
    return null;
  }
}

function readHolder(text: string): HolderReply | null {
  try {
    const read: unknown = JSON.parse(text);
    return Value.Check(HolderReply, read) ? read : null;
  } catch {
    return null;
  }
}
