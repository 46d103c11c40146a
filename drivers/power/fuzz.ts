import type { CodecFuzz } from '../codec-fuzz.ts';
import { readSupplies, type SupplyAttributes, supplyAttributes } from './power-supply-codec.ts';
import { readUpsc } from './upsc-codec.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** What the operating system prints is read by two codecs; neither may take noise for a supply. */
export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'power: upsc',
    seeds: ['OL CHRG\n', 'OB DISCHRG\n', 'OB LB DISCHRG\n', 'FSD OB LB\n'].map(bytesOf),
    feed(bytes) {
      const out = textOf(bytes);
      const read = readUpsc({ code: 0, out, errors: '' });
      return read.ok && !/\b(OL|OB|FSD)\b/.test(out) ? `${read.value} from ${JSON.stringify(out)}` : null;
    },
  },
  {
    name: 'power: /sys/class/power_supply',
    seeds: ['Mains\n1\n\n\n', 'Mains\n0\n\n\n', 'Battery\n\nDischarging\n15\nSystem'].map(bytesOf),
    feed(bytes) {
      const lines = textOf(bytes).split('\n');
      const supply: SupplyAttributes = Object.fromEntries(
        supplyAttributes.flatMap((name, index) => {
          const line = lines[index] ?? '';
          return line === '' ? [] : [[name, line]];
        }),
      );
      const read = readSupplies([supply]);
      const known =
        (supply.type === 'Mains' && /^[0-2]$/.test(supply.online ?? '')) ||
        (/^(Battery|UPS)$/.test(supply.type ?? '') &&
          /^(Unknown|(Disc|C|Not c)harging|Full)$/.test(supply.status ?? ''));
      return read.ok && !known ? `${read.value} from ${JSON.stringify(supply)}` : null;
    },
  },
];
