import type { CodecFuzz } from '../codec-fuzz.ts';
import { numberOf, readReply } from './ipp/ipp-codec.ts';
import { recordedReplies } from './ipp/recorded.ts';
import { consumablesOf, stateOf } from './printer-attributes.ts';

/** The request that the recorded replies answer. */
const recordedId = 7;

/** The IPP codec, and what is made of a printer's words: whatever comes, a state of a part and percentages within 0 to 100. */
export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'ipp reply',
    seeds: Object.values(recordedReplies),
    feed(bytes) {
      const reply = readReply(bytes, recordedId);
      if (reply === null) return null;
      if (Buffer.from(bytes).readInt32BE(4) !== recordedId) return 'took the answer to another question';
      for (const { percent, name } of consumablesOf(reply.printer)) {
        if (percent !== null && !(percent >= 0 && percent <= 100)) return `${percent} percent`;
        if (name.length > 60) return 'a name too long';
      }
      if (typeof stateOf(reply.printer) !== 'string') return 'no state';
      const strange = reply.jobs.some((job) => Number.isNaN(numberOf(job, 'job-id')));
      return strange ? 'a job without a number' : null;
    },
  },
];
