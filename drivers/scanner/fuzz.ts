import { longestScan } from '../../protocol/scan.ts';
import type { CodecFuzz } from '../codec-fuzz.ts';
import { addBytes, nothingYet } from './scan-codec.ts';
import { standInCode } from './simulator/e-card-code.ts';

const codes = [
  'https://hall.example/t/7kq2mxrtab3cdefg',
  '7KQ2-MXRT',
  'YW-20260506-000123',
  standInCode({ name: '测试甲', idNumber: '510499194403070022' }, 0),
];

function feed(bytes: Uint8Array): string | null {
  const { ended, unended } = addBytes(nothingYet, bytes, 'line-end');
  if (unended.bytes.length > longestScan * 4) return 'keeps more than a code';
  for (const scan of ended) {
    if (scan.kind === 'ticket' && !/^[a-z0-9]{16}$/.test(scan.ticket)) return 'a ticket of no form';
    if (scan.kind === 'booking' && !/^[A-Z0-9]{8}$/.test(scan.code)) return 'a booking of no form';
    if (scan.kind === 'e-card' && !/^ESSC1\.[\w-]+$/.test(scan.token)) return 'an e-card of no form';
  }
  return null;
}

export const codecFuzz: readonly CodecFuzz[] = [
  { name: 'scanned codes', seeds: codes.map((code) => Buffer.from(`${code}\r`)), feed },
];
