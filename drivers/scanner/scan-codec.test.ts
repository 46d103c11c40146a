import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestScan } from '../../protocol/scan.ts';
import { addBytes, endByPause, nothingYet, type ScanSuffix } from './scan-codec.ts';

function scansOf(suffix: ScanSuffix, ...chunks: readonly (string | Uint8Array)[]) {
  const ended = [];
  let unended = nothingYet;
  for (const chunk of chunks) {
    const added = addBytes(unended, Buffer.from(chunk), suffix);
    ended.push(...added.ended);
    unended = added.unended;
  }
  return { ended, unended };
}
const booking = { kind: 'booking', code: '7KQ2MXRT' };

test('[D-10] a code is read, cut at every byte, whatever ends its line', () => {
  for (const end of ['\r', '\n', '\r\n']) {
    const text = `7KQ2MXRT${end}`;
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(scansOf('line-end', text.slice(0, cut), text.slice(cut)).ended).toEqual([booking]);
    }
  }
});

test('[D-10] two codes in one chunk are two codes', () => {
  expect(scansOf('line-end', '7KQ2MXRT\rYW-20260506-000123\r\n').ended).toEqual([
    booking,
    { kind: 'receipt', number: 'YW-20260506-000123' },
  ]);
});

test('[D-10] without a suffix a pause ends a code; with one a pause breaks it off', () => {
  expect(endByPause(scansOf('pause', '7KQ2', 'MXRT').unended, 'pause')).toEqual(booking);
  expect(endByPause(scansOf('line-end', '7KQ2MXRT').unended, 'line-end')).toEqual({ kind: 'unreadable' });
});

test('[D-10] what goes on and on is dropped, and the code after it is read', () => {
  const long = 'A'.repeat(longestScan * 4 + 1);
  const { ended, unended } = scansOf('line-end', long, long);
  expect(ended).toEqual([]);
  expect(unended.bytes).toHaveLength(0);
  expect(scansOf('line-end', long, long, '\r7KQ2MXRT\r').ended).toEqual([{ kind: 'unreadable' }, booking]);
});

test('[D-10] bytes that are no UTF-8 are unreadable', () => {
  expect(scansOf('line-end', Buffer.from('00f8c0fe800d', 'hex')).ended).toEqual([{ kind: 'unreadable' }]);
});

test('[D-10] no bytes make it throw or keep more than one code', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), fc.constantFrom('line-end', 'pause'), (chunks, suffix) => {
      expect(scansOf(suffix, ...chunks).unended.bytes.length).toBeLessThanOrEqual(longestScan * 4);
    }),
  );
});
