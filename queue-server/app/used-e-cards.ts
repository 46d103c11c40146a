import type { DeviceId } from '../../protocol/ids.ts';
import type { HallEvent } from '../domain/hall.ts';

/** A kiosk that lost our answer asks again; after this the code has been used. */
const sameVisitMs = 30_000;
/** Far longer than any code lives. */
const keptMs = 30 * 60_000;

/**
 * Knows by digest which codes of electronic social-security cards were used, where and when: a code opens one session at one kiosk
 * (D-10), also where the server has been restarted between, because the past is told by the ledger.
 */
export interface UsedECards {
  /** False where the code was used before, by another device or too long ago. */
  use(codeDigest: string, device: DeviceId): boolean;
  /** What the ledger of a hall tells, of the past and from now on. Also twice. */
  fold(recorded: readonly { readonly event: HallEvent }[]): void;
}

/** Remembers a use for 30 minutes at least. `now` is the clock that dates the ledger's events, ms since 1970. */
export function createUsedECards(now: () => number): UsedECards {
  const used = new Map<string, { readonly device: DeviceId | null; readonly at: number }>();
  return {
    use(codeDigest, device) {
      const at = now();
      // In the order in which they came: the old ones stand in front.
      for (const [digest, use] of used) {
        if (at - use.at <= keptMs) break;
        used.delete(digest);
      }
      const before = used.get(codeDigest);
      if (before !== undefined) return before.device === device && at - before.at <= sameVisitMs;
      used.set(codeDigest, { device, at });
      return true;
    },
    fold(recorded) {
      for (const { event } of recorded) {
        if (event.type !== 'IdentityResolved' || event.codeDigest === null) continue;
        const isFirst = !used.has(event.codeDigest);
        if (isFirst && now() - event.at <= keptMs) used.set(event.codeDigest, { device: event.device, at: event.at });
      }
    },
  };
}
