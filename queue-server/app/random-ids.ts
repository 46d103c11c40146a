import { hash, randomBytes } from 'node:crypto';
import { customAlphabet } from 'nanoid';

const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A name of chance from 31 letters and digits that are told apart easily, about 5 bits each. */
export const randomName: (length: number) => string = customAlphabet(letters);

/** 80 bits: nobody finds the page of a ticket by trying. */
export function newTicketId(): string {
  return randomName(16);
}

/** A secret of 256 bits for a device or a session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. Tokens are random and long, so one round of SHA-256 is enough. */
export function digestOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** Eight letters and digits in two groups, easy to read out: `7KQ2-MXRT`. */
export function newPairingCode(): string {
  const code = randomName(8).toUpperCase();
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** As typed by a person: without dashes and blanks, in upper case. */
export function normalisedCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}
