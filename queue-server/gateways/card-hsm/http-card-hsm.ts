import { Value } from 'typebox/value';
import { CardAuthenticationReply, type CardChallenge } from '../../../protocol/agent-social-card.ts';
import { refuse } from '../../../protocol/problems.ts';
import { err, ok } from '../../../protocol/result.ts';
import type { CardHsm } from './card-hsm.ts';

const usualTimeLimitMs = 5_000;
const longestReply = 4_096;

export interface HttpCardHsmOptions {
  readonly url: string;
  /** Shown as `Authorization: Bearer …`. */
  readonly key: string;
  readonly timeLimitMs?: number;
}

/**
 * The security module over HTTP: `POST` of `{"step1": "区划|ATR|算法|卡识别码|…|"}`, answered by 200
 * `{"innerResult": …, "outerValue": …}` in upper-case hexadecimal, or 404 where it has no key for that card. A maker's own interface is
 * adapted to this small one beside the module.
 */
export function createHttpCardHsm({ url, key, timeLimitMs = usualTimeLimitMs }: HttpCardHsmOptions): CardHsm {
  return {
    async authenticate(challenge) {
      const reply = await ask(url, key, stepOne(challenge), timeLimitMs);
      if (reply?.status === 404) return err(refuse('card_not_known'));
      const answer = reply?.status === 200 ? readAnswer(reply.text) : null;
      if (answer === null) return err(refuse('card_hsm_unavailable'));
      return ok({ innerResult: answer.innerResult, outerValue: answer.outerValue });
    },
  };
}

/** The output of step 1 of the national driver interface: nine items, each ended by a bar. */
export function stepOne({ region, atr, algorithm, cardId, inner, outer, terminal }: CardChallenge): string {
  const items = [region, atr, algorithm, cardId, inner.factor, inner.source, outer.factor, outer.source, terminal];
  return items.map((item) => `${item}|`).join('');
}

/** Null where there is no answer; the error's own words stay here. */
async function ask(
  url: string,
  key: string,
  step1: string,
  timeLimitMs: number,
): Promise<{ readonly status: number; readonly text: string } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ step1 }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    const text = await response.text();
    return text.length > longestReply ? null : { status: response.status, text };
  } catch {
    return null;
  }
}

function readAnswer(text: string): CardAuthenticationReply | null {
  try {
    const read: unknown = JSON.parse(text);
    return Value.Check(CardAuthenticationReply, read) ? read : null;
  } catch {
    return null;
  }
}
