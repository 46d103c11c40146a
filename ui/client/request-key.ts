/**
 * A fresh key for one command: 128 bits of chance as hexadecimal digits.
 * Pages on plain HTTP have no `randomUUID`, so it is made from `getRandomValues`, which every page has.
 */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
