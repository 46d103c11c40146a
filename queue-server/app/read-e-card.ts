import type { CardData } from '../../protocol/agent.ts';
import { localDay } from '../../protocol/clock.ts';
import type { DeviceId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { readIdNumber } from '../domain/identity/id-number.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { digestOf } from './random-ids.ts';

/** A kiosk that lost our answer asks again; after this the code has been used. */
const sameVisitMs = 30_000;
/** Far longer than any code lives. */
const keptMs = 30 * 60_000;

/** Remembers by digest which codes were used, where and when: a code opens one session at one kiosk (D-10). */
export interface UsedECards {
  /** False where the code was used before, by another device or too long ago. */
  use(token: string, device: DeviceId): boolean;
}

export function createUsedECards(now: () => number): UsedECards {
  const used = new Map<string, { readonly device: DeviceId; readonly at: number }>();
  return {
    use(token, device) {
      const at = now();
      // In the order in which they came: the old ones stand in front.
      for (const [digest, use] of used) {
        if (at - use.at <= keptMs) break;
        used.delete(digest);
      }
      const digest = digestOf(token);
      const before = used.get(digest);
      if (before !== undefined) return before.device === device && at - before.at <= sameVisitMs;
      used.set(digest, { device, at });
      return true;
    },
  };
}

/**
 * The person of an electronic social-security card, as a card on the reader would tell it. Refuses what the gateway refuses, a code
 * that was used before (`e_card_expired`), and a number that cannot be right.
 */
export async function readECard(
  context: AppContext,
  hall: Hall,
  used: UsedECards,
  device: DeviceId,
  token: string,
): Promise<Result<CardData, Refusal>> {
  const resolved = await context.eCards.resolve(token);
  if (!resolved.ok) return resolved;
  if (!used.use(token, device)) return err(refuse('e_card_expired'));
  const { name, idNumber } = resolved.value;
  const read = readIdNumber(idNumber, localDay(context.clock.now(), hall.config().utcOffsetMinutes));
  return read.ok
    ? ok({ medium: 'e-social-security-card', name, idNumber: read.value.number })
    : err(refuse(read.error));
}
