import type { Refusal } from '../../protocol/problems.ts';
import { ok, type Result } from '../../protocol/result.ts';
import { actorName } from '../domain/actor.ts';
import type { RecordIdentityResolution } from '../domain/identity/identity-resolution.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { unkeyed } from './stream.ts';

/** Puts on record that an authority was asked about a card. Refuses what the ledger refuses: what it does not know is not answered. */
export async function recordIdentity(
  { clock }: Pick<AppContext, 'clock'>,
  hall: Hall,
  resolution: Omit<RecordIdentityResolution, 'type' | 'at'>,
): Promise<Result<null, Refusal>> {
  const done = await hall.writer.submit(
    { type: 'RecordIdentityResolution', at: clock.now(), ...resolution },
    // No key and no fingerprint: the body of the request holds what a card gave, and the ledger is not to know even its digest.
    unkeyed(actorName(resolution.actor)),
  );
  return done.ok ? ok(null) : done;
}
