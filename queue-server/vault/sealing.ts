import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { MasterKey } from './master-key.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The keys that the master key stands for, one a purpose, so that none is used in two ways. */
export interface VaultKeys {
  /** Wraps the data key of each subject. */
  readonly wrapping: KeyObject;
  /** Digests ID numbers. */
  readonly lookup: KeyObject;
  /** Digests what people sent. */
  readonly fingerprint: KeyObject;
  /** Seals secrets and the check value. */
  readonly secrets: KeyObject;
}

/** HKDF-SHA-256 by purpose, 32 bytes each, always the same of one master key: other labels open no old vault. */
export function deriveKeys(master: MasterKey): VaultKeys {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `tidehall vault 1 ${purpose}`, 32)));
  return {
    wrapping: derive('wrapping'),
    lookup: derive('lookup'),
    fingerprint: derive('fingerprint'),
    secrets: derive('secrets'),
  };
}

/** AES-256-GCM: 12 bytes of initialisation vector, 16 of tag, then the text. It opens under the same `place` only. */
export function seal(key: KeyObject, place: readonly string[], plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(JSON.stringify(place)));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** Throws, and never answers garbage, for another key, another place or a changed byte. */
export function open(key: KeyObject, place: readonly string[], sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(JSON.stringify(place)));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new Error(`the vault cannot open ${place.join(' ')}: another key, or the record was changed`);
  }
}

/** The keyed digest of any text: HMAC-SHA-256. */
export function digestText(keys: VaultKeys, text: string): string {
  return createHmac('sha256', keys.fingerprint).update(text).digest('base64url');
}

/** The keyed digest under which an ID number is found again: HMAC-SHA-256. */
export function digestIdNumber(keys: VaultKeys, normalised: string): Buffer {
  return createHmac('sha256', keys.lookup).update(normalised).digest();
}
