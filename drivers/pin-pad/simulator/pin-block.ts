import { createCipheriv, randomBytes } from 'node:crypto';

/** The key of simulated pads, known to everybody: never in a hall. */
export const standInKey = Buffer.from('0123456789abcdeffedcba98765432101122334455667788', 'hex');
export const standInKeyId = 'stand-in-1';

/** A PIN block of ISO 9564-1 in clear: format 0 is XORed with the account, format 1 filled with chance. */
export function clearBlock(pin: string, account: string | null): Buffer {
  const filled = `${account === null ? 1 : 0}${pin.length.toString(16)}${pin}`;
  if (account === null) return Buffer.from((filled + randomBytes(8).toString('hex')).slice(0, 16), 'hex');
  const bound = Buffer.from(`0000${account}`, 'hex');
  return Buffer.from(filled.padEnd(16, 'f'), 'hex').map((byte, at) => byte ^ (bound[at] ?? 0)) as Buffer;
}

/** As the pad does it inside: TDES over the one block. */
export function sealBlock(block: Buffer): Buffer {
  const cipher = createCipheriv('des-ede3', standInKey, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}
