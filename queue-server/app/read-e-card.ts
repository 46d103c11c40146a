import type { CardData } from '../../protocol/agent.ts';
import { localDay } from '../../protocol/clock.ts';
import type { DeviceId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { readIdNumber } from '../domain/identity/id-number.ts';
import type { AppContext } from './context.ts';
import type { Hall } from './hall.ts';
import { digestOf } from './random-ids.ts';
import { recordIdentity } from './record-identity.ts';

const medium = 'e-social-security-card';

/**
 * The person of an electronic social-security card, as a card on the reader would tell it. Refuses what the gateway refuses, a code
 * that was used before (`e_card_expired`), and a number that cannot be right. Answers when the outcome is on record.
 */
export async function readECard(
  context: AppContext,
  hall: Hall,
  device: DeviceId,
  token: string,
): Promise<Result<CardData, Refusal>> {
  const codeDigest = digestOf(token);
  const read = await holderOf(context, hall, device, token, codeDigest);
  const recorded = await recordIdentity(context, hall, {
    actor: { kind: 'device', device },
    medium,
    outcome: read.ok ? 'resolved' : read.error.code,
    codeDigest: read.ok ? codeDigest : null,
  });
  return read.ok && !recorded.ok ? recorded : read;
}

async function holderOf(
  context: AppContext,
  hall: Hall,
  device: DeviceId,
  token: string,
  codeDigest: string,
): Promise<Result<CardData, Refusal>> {
  const resolved = await context.eCards.resolve(token);
  if (!resolved.ok) return resolved;
  if (!context.usedECards.use(codeDigest, device)) return err(refuse('e_card_expired'));
  const { name, idNumber } = resolved.value;
  const read = readIdNumber(idNumber, localDay(context.clock.now(), hall.config().utcOffsetMinutes));
  return read.ok ? ok({ medium, name, idNumber: read.value.number }) : err(refuse(read.error));
}
