import type { BankCardRefusal } from '../../protocol/agent-bank-card.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { newsFrom } from '../stx-frame/news-from.ts';
import type { LinkFault, StxLink, StxNews } from '../stx-frame/stx-link.ts';

/** A bank card as the reader gives it: a number with its middle hidden, and the track sealed with a key that this PC does not have. */
export interface SealedCard {
  readonly maskedNumber: string;
  readonly sealed: Uint8Array;
  readonly keyId: string;
}

/** Where a card is. `kept`: drawn in, given back to staff only. */
export type CardPlace = 'none' | 'in' | 'kept';
export type BankCardNews = 'inserted' | 'removed' | 'kept' | 'unclear' | 'closed';

/** What the driver wants of a reader, whoever made it. A maker's own protocol is one implementation of this and a line in `plugin.ts`. */
export interface BankCardProtocol {
  findCard(): Promise<Result<CardPlace, LinkFault>>;
  read(): Promise<Result<{ readonly kind: 'read'; readonly card: SealedCard } | BankCardRefusal, LinkFault>>;
  eject(): Promise<Result<'ejected' | 'no-card' | 'kept', LinkFault>>;
  onNews(listener: (news: BankCardNews) => void): () => void;
  close(): Promise<void>;
}

/** Commands of our own frame (`stx-frame/stx-codec.ts`), until a maker's are known. */
const commands = { find: 0x10, read: 0x40, eject: 0x41 };
const newsOf: Readonly<Record<number, BankCardNews>> = { 225: 'inserted', 226: 'removed', 227: 'kept' };
const places: readonly CardPlace[] = ['none', 'in', 'kept'];
/** The status byte of an answer. */
const refusalOf: Readonly<Record<number, BankCardRefusal>> = {
  1: 'no-card',
  2: 'unreadable',
  3: 'removed-too-early',
  4: 'kept',
};

/** By our own frame; an answer that says nothing known is `fault`. Takes the link over: closing it closes the link. */
export function createStxBankCard(link: StxLink): BankCardProtocol {
  return {
    async findCard() {
      const answer = await link.ask(commands.find);
      if (!answer.ok) return answer;
      const place = answer.value.status === 0 ? places[answer.value.data[0] ?? -1] : undefined;
      return place === undefined ? err('fault') : ok(place);
    },
    async read() {
      const answer = await link.ask(commands.read);
      if (!answer.ok) return answer;
      const { status, data } = answer.value;
      if (status !== 0) return refusalOf[status] === undefined ? err('fault') : ok(refusalOf[status]);
      const card = readSealedCard(data);
      return card === null ? err('fault') : ok({ kind: 'read', card });
    },
    async eject() {
      const answer = await link.ask(commands.eject);
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 0) return ok('ejected');
      return status === 1 ? ok('no-card') : status === 4 ? ok('kept') : err('fault');
    },
    onNews: newsFrom(link, readNews),
    close: link.close,
  };
}

/** As on a receipt (`MaskedCardNumber` in `protocol/agent-bank-card.ts`). */
const maskedPattern = /^[0-9]{0,6}\*{3,12}[0-9]{4}$/;

/**
 * `length of number | masked number | length of key id | key id | sealed track`. A reader that gives the number in clear, or a track
 * that begins like one, is not read at all: null.
 */
export function readSealedCard(data: Uint8Array): SealedCard | null {
  const keyLengthAt = 1 + (data[0] ?? 0);
  const sealedAt = keyLengthAt + 1 + (data[keyLengthAt] ?? 0);
  const maskedNumber = Buffer.from(data.subarray(1, keyLengthAt)).toString('latin1');
  const keyId = Buffer.from(data.subarray(keyLengthAt + 1, sealedAt)).toString('latin1');
  const sealed = Uint8Array.from(data.subarray(sealedAt));
  if (!maskedPattern.test(maskedNumber) || !/^[\x21-\x7e]{1,40}$/.test(keyId)) return null;
  const inClear = /[0-9]{12,19}[=D]/.test(Buffer.from(sealed).toString('latin1'));
  return inClear || sealed.length < 16 || sealed.length > 700 ? null : { maskedNumber, keyId, sealed };
}

function readNews(told: StxNews): BankCardNews | null {
  if (told === 'closed') return 'closed';
  // A reader that begins anew keeps the card where it is.
  if (told === 'dropped') return null;
  return told === 'broken' ? 'unclear' : (newsOf[told.command] ?? null);
}
