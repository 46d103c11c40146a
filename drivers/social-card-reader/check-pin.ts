import type { CheckCardPinReply } from '../../protocol/agent-social-card.ts';
import { type CardLink, command, sendOnce, swBlocked, swDone } from './apdu.ts';

/**
 * Shows the card its PIN, three bytes of packed digits, exactly once: a second try would cost the holder one of few. The bytes are
 * zeroed afterwards, the caller's too.
 */
export async function checkPin(link: CardLink, digits: Uint8Array): Promise<CheckCardPinReply> {
  const apdu = command([0x00, 0x20, 0x00, 0x00], { data: digits });
  try {
    const answered = await sendOnce(link, apdu);
    return answered.ok ? outcomeOf(answered.value.sw) : { outcome: 'broken-off' };
  } finally {
    apdu.fill(0);
    digits.fill(0);
  }
}

/** Six digits as three bytes. */
export function packPin(pin: string): Uint8Array {
  return Uint8Array.from(Buffer.from(pin, 'hex'));
}

function outcomeOf(sw: number): CheckCardPinReply {
  if (sw === swDone) return { outcome: 'right' };
  if (sw === swBlocked) return { outcome: 'blocked' };
  if ((sw & 0xfff0) !== 0x63c0) return { outcome: 'broken-off' };
  const triesLeft = sw & 0x0f;
  return triesLeft === 0 ? { outcome: 'blocked' } : { outcome: 'wrong', triesLeft };
}
