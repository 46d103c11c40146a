import iconv from 'iconv-lite';
import { err, ok, type Result } from '../../protocol/result.ts';

/** A data item of the card: its tag and how many bytes it has at most. */
export interface CardItem {
  readonly tag: number;
  readonly bytes: number;
}

/** "sx1.sh." and 社会保障 in GBK: the application of the social-security card. */
export const applicationName = Uint8Array.from(Buffer.from('7378312E73682EC9E7BBE1B1A3D5CF', 'hex'));

/** EF05: the card itself. */
export const issuerFile = 0xef05;
export const issuerItems = {
  cardId: { tag: 0x01, bytes: 16 },
  cardClass: { tag: 0x02, bytes: 1 },
  version: { tag: 0x03, bytes: 4 },
  issuer: { tag: 0x04, bytes: 12 },
  issuedOn: { tag: 0x05, bytes: 4 },
  expiresOn: { tag: 0x06, bytes: 4 },
  cardNumber: { tag: 0x07, bytes: 9 },
} as const satisfies Record<string, CardItem>;

/** EF06: its holder. */
export const holderFile = 0xef06;
export const holderItems = {
  idNumber: { tag: 0x08, bytes: 18 },
  name: { tag: 0x09, bytes: 30 },
  /** From the second generation on, where a name is too long; many cards lack it. */
  nameExtension: { tag: 0x4e, bytes: 20 },
  sex: { tag: 0x0a, bytes: 1 },
  nation: { tag: 0x0b, bytes: 1 },
  birthPlace: { tag: 0x0c, bytes: 3 },
  birthDay: { tag: 0x0d, bytes: 4 },
} as const satisfies Record<string, CardItem>;

export type CardGeneration = 1 | 2 | 3;

/** The value of an answer `tag, length, value`. Refuses another tag, a length that the item cannot have, and a cut answer. */
export function parseItem(item: CardItem, answer: Uint8Array): Result<Uint8Array, 'malformed'> {
  const [tag, length = 0] = answer;
  if (tag !== item.tag || length > item.bytes || answer.length < 2 + length) return err('malformed');
  return ok(answer.slice(2, 2 + length));
}

/** `1.00`, `2.00`, `3.00` as the generation; null for what no card says. */
export function parseGeneration(version: Uint8Array): CardGeneration | null {
  const [, digit] = /^([123])\.[0-9]{2}$/.exec(Buffer.from(version).toString('latin1')) ?? [];
  return digit === undefined ? null : (Number(digit) as CardGeneration);
}

/**
 * The holder's number (社会保障号码) without its padding; null where it is none. A number of 18 digits carries a check character
 * (GB 11643): one that does not fit was read wrong.
 */
export function parseIdNumber(value: Uint8Array): string | null {
  return parseIdNumberText(Buffer.from(withoutPadding(value)).toString('latin1'));
}

/** The same, where it came as text. */
export function parseIdNumberText(given: string): string | null {
  const text = given.toUpperCase();
  if (!/^[0-9A-Z]{15,18}$/.test(text)) return null;
  return /^[0-9]{17}[0-9X]$/.test(text) && checkCharacter(text) !== text[17] ? null : text;
}

/** The holder's name: GBK (GB 18030 for rare characters), the extension appended as bytes; null where it is none. */
export function parseName(value: Uint8Array, extension: Uint8Array): string | null {
  const bytes = Buffer.concat([withoutPadding(value), withoutPadding(extension)]);
  const name = iconv.decode(bytes, 'gb18030').trim();
  return name === '' || /[\uFFFD\p{Cc}]/u.test(name) ? null : name;
}

/** Packed digits, padded with F on the right; null where something else stands between them. */
export function parseDigits(value: Uint8Array): string | null {
  const [, digits] = /^([0-9]*)f*$/.exec(Buffer.from(value).toString('hex')) ?? [];
  return digits ?? null;
}

/** `YYYYMMDD`; null where the card has no such day, as one that never expires. */
export function parseDay(value: Uint8Array): string | null {
  const digits = parseDigits(value);
  return digits !== null && /^[12][0-9]{3}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$/.test(digits) ? digits : null;
}

/** Algorithm id of the application: `9F 0C 03 86 01 xx` somewhere in what its selection answered; `00` where it is not told. */
export function parseAlgorithm(selected: Uint8Array): string {
  const [, algorithm] = /9f0c038601([0-9a-f]{2})/.exec(Buffer.from(selected).toString('hex')) ?? [];
  return (algorithm ?? '00').toUpperCase();
}

const padding: readonly number[] = [0x00, 0x20, 0xff];

function withoutPadding(value: Uint8Array): Uint8Array {
  let end = value.length;
  while (end > 0 && padding.includes(value[end - 1] ?? 0)) end -= 1;
  return value.subarray(0, end);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkCharacter(number: string): string | undefined {
  return '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11];
}
