import type { CodecFuzz } from '../codec-fuzz.ts';
import { readTemplate } from './finger-vein-protocol.ts';

export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'finger-vein templates',
    seeds: [Buffer.alloc(128, 0x5a)],
    feed(bytes) {
      const template = readTemplate(bytes)?.value;
      return template === undefined || Buffer.compare(template, bytes) === 0 ? null : 'a template that was changed';
    },
  },
];
