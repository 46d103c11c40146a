import { err, ok, type Result } from '../../protocol/result.ts';

/** The four papers that a reader of resident ID cards takes. */
export type PaperKind = 'resident-id-card' | 'hmt-permit' | 'foreigner-permit-2017' | 'foreigner-permit-2023';

/** What is used of a paper. Sex, nation, address and the rest stay in the bytes, and those are wiped. */
export interface Paper {
  readonly kind: PaperKind;
  /** As printed first: Latin letters on a foreigner's permit. */
  readonly name: string;
  readonly idNumber: string;
  /** `YYYY-MM-DD`. */
  readonly birthDay: string;
  /** Last day of validity, `YYYY-MM-DD`; null for 长期. */
  readonly validUntil: string | null;
}

export type PaperFault = 'malformed' | 'unknown-kind';

type Field = readonly [offset: number, length: number];

/** Offsets and lengths in bytes of the 256-byte text, UTF-16LE. The type stands at 248. */
const kindField: Field = [248, 2];
const number: Field = [122, 36];
const validUntil: Field = [204, 16];
const resident = { name: [0, 30], number, birth: [36, 16], validUntil } as const;
/** HK, Macao and Taiwan permits are laid out as resident cards, their pass number and issues apart. */
const layouts = {
  ' ': { kind: 'resident-id-card', ...resident },
  J: { kind: 'hmt-permit', ...resident },
  I: {
    kind: 'foreigner-permit-2017',
    name: [0, 120],
    otherName: [158, 30],
    number: [122, 30],
    birth: [220, 16],
    validUntil,
  },
  // One source only.
  Y: {
    kind: 'foreigner-permit-2023',
    name: [52, 70],
    moreName: [220, 22],
    otherName: [0, 30],
    number,
    birth: [36, 16],
    validUntil,
  },
} as const satisfies Record<string, Layout>;

interface Layout {
  readonly kind: PaperKind;
  readonly name: Field;
  /** Where a long name goes on. */
  readonly moreName?: Field;
  /** Stands in where the first one is blank. */
  readonly otherName?: Field;
  readonly number: Field;
  readonly birth: Field;
  readonly validUntil: Field;
}

/**
 * Reads the text of a paper. Refuses what cannot be right: another length, characters that are none, a number whose check
 * character is wrong (GB 11643; the 2017 permit has none that is public), a day that does not exist.
 */
export function readPaper(text: Uint8Array): Result<Paper, PaperFault> {
  if (text.length !== 256) return err('malformed');
  const layout = layoutOf(fieldText(text, kindField));
  if (layout === null) return err('unknown-kind');
  const idNumber = fieldText(text, layout.number).toUpperCase();
  const birthDay = dayOf(fieldText(text, layout.birth));
  const until = fieldText(text, layout.validUntil);
  const lastDay = until === '长期' ? null : dayOf(until);
  const name = nameOf(text, layout);
  if (name === '' || birthDay === null || (lastDay === null && until !== '长期')) return err('malformed');
  if (![name, idNumber].every(isWritten) || !isIdNumber(idNumber, layout.kind)) return err('malformed');
  return ok({ kind: layout.kind, name, idNumber, birthDay, validUntil: lastDay });
}

function layoutOf(flag: string): Layout | null {
  const key = flag === '' ? ' ' : flag;
  return key in layouts ? layouts[key as keyof typeof layouts] : null;
}

/** Without the blanks or zeros that fill it up. */
function fieldText(text: Uint8Array, [offset, length]: Field): string {
  const field = Buffer.from(text.buffer, text.byteOffset + offset, length).toString('utf16le');
  return (field.split('\u0000', 1)[0] ?? '').trim();
}

function nameOf(text: Uint8Array, { name, moreName, otherName }: Layout): string {
  const first = fieldText(text, name);
  const more = moreName === undefined ? '' : fieldText(text, moreName);
  // A first part that fills its field was cut off in the middle of a word.
  const whole = first.length * 2 === name[1] ? first + more : `${first} ${more}`.trim();
  return whole === '' && otherName !== undefined ? fieldText(text, otherName) : whole;
}

/** Rare characters may come from the private area of older cards; halves of a pair and control characters are damage. */
function isWritten(value: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(value);
}

function dayOf(digits: string): string | null {
  if (!/^[0-9]{8}$/.test(digits)) return null;
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const parsed = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isIdNumber(value: string, kind: PaperKind): boolean {
  if (kind === 'foreigner-permit-2017') return /^[A-Z]{3}[0-9]{12}$/.test(value);
  if (!/^[0-9]{17}[0-9X]$/.test(value)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(value[at]), 0);
  return '10X98765432'[sum % 11] === value[17];
}
