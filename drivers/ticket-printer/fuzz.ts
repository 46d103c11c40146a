import type { CodecFuzz } from '../codec-fuzz.ts';
import { readReplies } from './escpos-codec.ts';

/** A status byte has its fixed bits, an id its four characters, and each was sent. */
function complaintAbout(bytes: Uint8Array): string | null {
  const { replies, rest } = readReplies(bytes);
  if (rest.length > 81) return `keeps ${rest.length} bytes`;
  if (replies.length > bytes.length) return 'more replies than bytes';
  for (const reply of replies) {
    if (reply.kind === 'status' && ((reply.byte & 0x93) !== 0x12 || !bytes.includes(reply.byte))) {
      return 'a status byte that no printer sends';
    }
    if (reply.kind === 'process-id' && !Buffer.from(bytes).includes(`7"${reply.id}\0`, 0, 'latin1')) {
      return 'a print confirmed that was not';
    }
  }
  return null;
}

export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'ticket-printer replies',
    seeds: ['12', '1a', '72', '00', '0f', '37224141414200', '372500'].map((hex) => Buffer.from(hex, 'hex')),
    feed: complaintAbout,
  },
];
