import type { CardData } from '../../protocol/agent.ts';
import { localDay } from '../../protocol/clock.ts';
import type { SubjectId } from '../../protocol/ids.ts';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { ageOn, readBirthDay, readIdNumber } from '../domain/identity/id-number.ts';
import type { AppContext } from './context.ts';

/** What the queue may know of the person behind a card: an opaque id and an age. */
export interface Holder {
  readonly subject: SubjectId;
  /** Whole years; null where the number does not tell. */
  readonly age: number | null;
}

/** Puts what the card told into the vault and gives back who it is. Refuses a number that cannot be right. */
export async function holderOf(
  context: AppContext,
  card: CardData,
  utcOffsetMinutes: number,
): Promise<Result<Holder, Refusal>> {
  const today = localDay(context.clock.now(), utcOffsetMinutes);
  const read = readIdNumber(card.idNumber, today);
  if (!read.ok) return err(refuse(read.error));
  const { number } = read.value;
  const subject = await context.vault.subjectFor(number, { idNumber: number, name: card.name, medium: card.medium });
  // What the number says counts before what the paper says beside it.
  return ok({ subject, age: ageAt(read.value.birthDay ?? readBirthDay(card.birthDay, today), today) });
}

/** How old, in whole years, somebody is whom the vault knows; null where it has no number that tells. Changes nothing there. */
export async function ageOfSubject(
  context: AppContext,
  subject: SubjectId,
  utcOffsetMinutes: number,
): Promise<number | null> {
  const today = localDay(context.clock.now(), utcOffsetMinutes);
  const read = readIdNumber((await context.vault.read(subject))?.idNumber ?? '', today);
  return read.ok ? ageAt(read.value.birthDay, today) : null;
}

function ageAt(birthDay: string | null, today: string): number | null {
  return birthDay === null ? null : ageOn(birthDay, today);
}

/**
 * As `holderOf`, but of somebody new whom the hall would send away, whoever it is, nothing is kept.
 * @param refusal why it would; asked for somebody new only
 */
export async function admitHolder(
  context: AppContext,
  card: CardData,
  utcOffsetMinutes: number,
  refusal: () => Refusal | null,
): Promise<Result<Holder, Refusal>> {
  const known = await knownSubject(context, card, utcOffsetMinutes);
  if (!known.ok) return known;
  const refused = known.value === null ? refusal() : null;
  return refused === null ? holderOf(context, card, utcOffsetMinutes) : err(refused);
}

/** The person with this number, if ever seen here. */
export async function knownSubject(
  context: AppContext,
  card: Pick<CardData, 'idNumber'>,
  utcOffsetMinutes: number,
): Promise<Result<SubjectId | null, Refusal>> {
  const read = readIdNumber(card.idNumber, localDay(context.clock.now(), utcOffsetMinutes));
  return read.ok ? ok(await context.vault.findSubject(read.value.number)) : err(refuse(read.error));
}
