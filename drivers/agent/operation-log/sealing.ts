import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { LogKey } from './log-key.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, cipher text and tag in base64url. `bound` is not hidden, but opens only together with it. */
export function seal(key: LogKey, bound: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url');
}

/** The text; null where the key, the bound text or a single bit is another one. */
export function unseal(key: LogKey, bound: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  // Another spelling of the same bytes would be a change that nobody sees.
  if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== sealed) return null;
  const tagAt = bytes.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, tagAt)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
