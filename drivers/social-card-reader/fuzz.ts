import type { CodecFuzz } from '../codec-fuzz.ts';
import { parseResponse, withLength } from './apdu.ts';
import {
  holderItems,
  issuerItems,
  parseAlgorithm,
  parseDay,
  parseGeneration,
  parseIdNumber,
  parseItem,
  parseName,
} from './card-files.ts';
import { parseVendorReply } from './vendor/vendor-reply.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const items = [...Object.values(issuerItems), ...Object.values(holderItems)];

const holderNumber = bytesOf(`0812${Buffer.from('510499194403070022').toString('hex')}`);
const vendorOutput =
  '510499|510499194403070022|X00000001|510499D1560000053330373030323200|测试甲|00815400|2.00|20240101|20341231|||';

/** The codecs of the social-security card, for the fuzz over all codecs. */
export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'social-card-reader: answers of a card',
    seeds: [bytesOf('9000'), bytesOf('6C14'), bytesOf('6115'), Uint8Array.of(...holderNumber, 0x90, 0x00)],
    feed(bytes) {
      const parsed = parseResponse(bytes);
      if (!parsed.ok) return bytes.length < 2 ? null : 'an answer with a status word was called broken';
      if (bytes.length < 2) return 'an answer without a status word was taken';
      const again = withLength(bytes, 0x14);
      return parsed.value.data.length === bytes.length - 2 && again.at(-1) === 0x14 ? null : 'bytes were lost';
    },
  },
  {
    name: 'social-card-reader: items of a card',
    seeds: [
      holderNumber,
      bytesOf('091EB2E2CAD4BCD7'.padEnd(64, '0')),
      bytesOf('0304322E3030'),
      bytesOf('060420341231'),
    ],
    feed(bytes) {
      parseAlgorithm(bytes);
      for (const item of items) {
        const value = parseItem(item, bytes);
        if (!value.ok) continue;
        if (bytes[0] !== item.tag) return 'an item of another tag was taken';
        if (value.value.length > item.bytes || value.value.length > bytes.length - 2) return 'an item is too long';
        const complaint = complaintOf(value.value);
        if (complaint !== null) return complaint;
      }
      return null;
    },
  },
  {
    name: 'social-card-reader: replies of a vendor’s service',
    seeds: [
      JSON.stringify({ success: 0, pOutInfo: vendorOutput }),
      JSON.stringify({ success: -2, pOutInfo: '' }),
      vendorOutput,
      '-2201',
    ].map((text) => Uint8Array.from(Buffer.from(text))),
    feed(bytes) {
      const reply = parseVendorReply(Buffer.from(bytes).toString());
      if (!reply.ok) return null;
      return isNumber(reply.value.idNumber) && isName(reply.value.name) ? null : 'a holder that cannot be was reported';
    },
  },
];

/** What is made of a value as text must be something, whatever the bytes are. */
function complaintOf(value: Uint8Array): string | null {
  const generation = parseGeneration(value);
  if (generation !== null && ![1, 2, 3].includes(generation)) return 'a generation that does not exist';
  const day = parseDay(value);
  if (day !== null && !/^[12][0-9]{7}$/.test(day)) return 'a day that does not exist';
  const number = parseIdNumber(value);
  if (number !== null && !isNumber(number)) return 'a number that cannot be';
  const name = parseName(value, value);
  return name !== null && !isName(name) ? 'a name that cannot be' : null;
}

function isNumber(text: string): boolean {
  return /^[0-9A-Z]{15,18}$/.test(text);
}

function isName(text: string): boolean {
  return text.length > 0 && text.length <= 120 && !/[\uFFFD\p{Cc}]/u.test(text);
}
