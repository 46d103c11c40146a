import type { CodecFuzz } from '../codec-fuzz.ts';
import { encodeFrame, readFrames } from '../stx-frame/stx-codec.ts';
import { readCondition, readDigits, readSealedPin } from './stx-pin-pad.ts';

const keyId = Buffer.from('stand-in-1');

/** What a frame carries is either refused or has its exact shape. */
function complaintAbout(data: Uint8Array): string | null {
  const condition = readCondition(data);
  if (condition !== null && !/^[\x21-\x7e]{1,40}$/.test(condition.keyId)) return 'a key id that is none';
  const sealed = readSealedPin(data);
  if (sealed !== null && sealed.block.length !== (sealed.format === 'iso-4' ? 16 : 8)) return 'a block that is none';
  const digits = readDigits(data);
  if (digits !== null && !/^[0-9]{4,12}$/.test(Buffer.from(digits).toString('latin1'))) return 'digits that are none';
  return null;
}

export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'our own frame',
    seeds: [
      encodeFrame({ sequence: 1, command: 0x10, data: Buffer.concat([Buffer.of(0, 0), keyId]) }),
      encodeFrame({
        sequence: 2,
        command: 0x22,
        data: Buffer.concat([Buffer.of(0, 1, 10), keyId, Buffer.alloc(8, 7)]),
      }),
      encodeFrame({ sequence: 3, command: 0x23, data: Buffer.from('\x0a3456', 'latin1') }),
      encodeFrame({ sequence: 0, command: 0xe1, data: Uint8Array.of(3) }),
    ],
    feed(bytes) {
      const { reads, rest } = readFrames(bytes);
      if (rest.length > bytes.length) return 'keeps more than it was given';
      for (const read of reads) {
        if (read.kind === 'broken') continue;
        if (!Buffer.from(bytes).includes(Buffer.from(encodeFrame(read.frame)))) return 'a frame that was not sent';
        const complaint = complaintAbout(read.frame.data.slice(1));
        if (complaint !== null) return complaint;
      }
      return null;
    },
  },
  { name: 'pin-pad answers', seeds: [Buffer.concat([Buffer.of(0), keyId])], feed: complaintAbout },
];
