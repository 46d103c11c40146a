import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, readFrames, type StxRead } from './stx-codec.ts';

const frame = { sequence: 7, command: 0x20, data: Uint8Array.of(0x02, 0x03, 0xff) };
const bytes = Buffer.from('02000507200203ff03dc', 'hex');

test('[D-04] a frame on the wire: head, length, sequence, command, data, end, check byte', () => {
  const encoded = Buffer.from(encodeFrame(frame));
  expect(encoded.subarray(0, -1).toString('hex')).toBe('0200050720' + '0203ff' + '03');
  expect(encoded.at(-1)).toBe([...encoded.subarray(1, -1)].reduce((lrc, byte) => lrc ^ byte, 0));
  expect(readFrames(encoded)).toEqual({ reads: [{ kind: 'frame', frame }], rest: new Uint8Array() });
});

test('[D-04] every single wrong byte of a frame is found out', () => {
  const whole = encodeFrame(frame);
  for (let at = 0; at < whole.length; at += 1) {
    const wrong = Uint8Array.from(whole);
    wrong[at] = (wrong[at] ?? 0) ^ 0x5a;
    expect(readFrames(wrong).reads.filter(({ kind }) => kind === 'frame')).toEqual([]);
  }
});

test('however the bytes are cut, and whatever lies between frames, the same frames are read', () => {
  const noise = fc.uint8Array({ maxLength: 5 }).map((some) => some.map((byte) => (byte === 2 ? 0 : byte)));
  const frames = fc.array(
    fc.record({
      sequence: fc.nat(255),
      command: fc.nat(255),
      data: fc.uint8Array({ maxLength: 40 }),
      before: noise,
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 9 })), (sent, cuts) => {
      const all = Buffer.concat(sent.flatMap(({ before, ...one }) => [before, encodeFrame(one)]));
      const read: StxRead[] = [];
      let rest: Uint8Array = new Uint8Array();
      let at = 0;
      for (const size of [...cuts, all.length]) {
        const some = readFrames(Buffer.concat([rest, all.subarray(at, at + size)]));
        read.push(...some.reads);
        rest = some.rest;
        at = Math.min(all.length, at + size);
      }
      expect(read).toEqual(sent.map(({ before: _before, ...one }) => ({ kind: 'frame', frame: one })));
    }),
    { numRuns: 2_000 },
  );
});

test('a frame after a broken one is still found', () => {
  const broken = Buffer.from(bytes);
  broken[5] = 0x77;
  const { reads } = readFrames(Buffer.concat([broken, encodeFrame(frame)]));
  expect(reads.map(({ kind }) => kind)).toEqual(['broken', 'frame']);
});
