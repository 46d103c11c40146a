import { isDay } from '../../../protocol/clock.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';

/** What a valid number tells: nothing but the birth date is used by the queue. */
export interface IdNumber {
  readonly number: string;
  /** `YYYY-MM-DD`; null on the foreigner's card of 2017, whose number holds none that is certain. */
  readonly birthDay: string | null;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const earliestBirth = '1850-01-01';
const foreign2017 = /^[A-Z]{3}[0-9]{12}$/;

/**
 * Reads an 18-character number of a resident ID card, residence permit or foreigner's card of 2023 (GB 11643, MOD 11-2),
 * or a 15-character number of the foreigner's card of 2017. Full-width characters are refused, never half accepted.
 * `day` is today in the hall: a birth in the future is refused.
 */
export function readIdNumber(text: string, day: string): Result<IdNumber, 'invalid_id_number'> {
  const number = text.trim().toUpperCase();
  if (foreign2017.test(number)) return ok({ number, birthDay: null });
  if (!/^[0-9]{17}[0-9X]$/.test(number) || checkCharacter(number) !== number[17]) return err('invalid_id_number');
  const birthDay = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (readBirthDay(birthDay, day) === null) return err('invalid_id_number');
  return ok({ number, birthDay });
}

/** A birth day that a paper tells beside a number that holds none; null where it cannot be right. */
export function readBirthDay(text: string | undefined, day: string): string | null {
  return text !== undefined && isDay(text) && text <= day && text >= earliestBirth ? text : null;
}

/** Whole years on a day; who was born on 29 February turns on 1 March of a common year. */
export function ageOn(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) >= birthDay.slice(5) ? years : years - 1;
}

/** `5104**********0022`: the first four and the last four (E-09). */
export function maskNumber(number: string): string {
  return number.length < 9
    ? '*'.repeat(number.length)
    : number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4);
}

/** 张*华, 王*, and for Latin names the first letter of each word. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (/^[\p{Script=Latin} .'-]+$/u.test(name)) return name.replace(/(\p{L})\p{L}*/gu, '$1*');
  if (characters.length === 1) return '*';
  if (characters.length <= 2) return characters.map((character, index) => (index === 0 ? character : '*')).join('');
  return [characters[0], ...characters.slice(1, -1).map(() => '*'), characters.at(-1)].join('');
}

function checkCharacter(number: string): string | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return checkCharacters[sum % 11];
}
