import type { CodecFuzz } from '../codec-fuzz.ts';
import { readSealedCard } from './bank-card-protocol.ts';

const masked = '990000******7894';

export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'bank cards',
    seeds: [
      Buffer.concat([Buffer.of(16), Buffer.from(masked), Buffer.of(2), Buffer.from('k1'), Buffer.alloc(32, 0xa5)]),
      Buffer.concat([
        Buffer.of(16),
        Buffer.from('9900001234567894'),
        Buffer.of(2),
        Buffer.from('k19'),
        Buffer.alloc(32),
      ]),
    ],
    feed(bytes) {
      const card = readSealedCard(bytes);
      return card === null || /^[0-9]{0,6}\*{3,12}[0-9]{4}$/.test(card.maskedNumber) ? null : 'a number in clear';
    },
  },
];
