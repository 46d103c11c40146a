import { createHmac } from 'node:crypto';

/**
 * The key of the simulated third-generation cards. The real cryptography is not public; this one protects nothing and opens nothing.
 * The stand-in for the security module, which serves the demo, works by the same recipe on its side.
 */
const standInKey = 'tidehall stand-in key: opens no real card';

/** What a genuine card answers to the inner challenge, or wants to see for the outer one. */
export function standInAnswer(
  cardId: Uint8Array,
  which: 'inner' | 'outer',
  { factor, source }: { readonly factor: Uint8Array; readonly source: Uint8Array },
): Uint8Array {
  const cardKey = createHmac('sha256', standInKey).update(cardId).digest();
  const answer = createHmac('sha256', cardKey).update(which).update(factor).update(source).digest();
  return Uint8Array.from(answer.subarray(0, which === 'inner' ? 8 : 16));
}
