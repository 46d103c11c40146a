import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCommand, readFrames, readTextAndPhoto } from './samv-codec.ts';

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const found = bytesOf('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
const none = bytesOf('AA AA AA 96 69 00 04 00 00 80 84');

function framesOf(...chunks: readonly Uint8Array[]) {
  const frames = [];
  let rest: Uint8Array = new Uint8Array();
  for (const chunk of chunks) {
    const read = readFrames(Buffer.concat([rest, chunk]));
    frames.push(...read.frames);
    rest = read.rest;
  }
  return { frames, rest };
}

test.each([
  ['status', 'AA AA AA 96 69 00 03 11 FF ED'],
  ['find', 'AA AA AA 96 69 00 03 20 01 22'],
  ['select', 'AA AA AA 96 69 00 03 20 02 21'],
  ['read', 'AA AA AA 96 69 00 03 30 01 32'],
  ['read-new-address', 'AA AA AA 96 69 00 03 30 03 30'],
] as const)('[D-02] the bytes of %s', (command, hex) => {
  expect(Buffer.from(encodeCommand(command))).toEqual(bytesOf(hex));
});

test('[D-02] an answer is read, cut at every byte', () => {
  for (let cut = 0; cut <= found.length; cut += 1) {
    const { frames, rest } = framesOf(found.subarray(0, cut), found.subarray(cut));
    expect(frames).toEqual([{ kind: 'reply', status: 'found', data: Uint8Array.of(0, 0, 0, 0) }]);
    expect(rest).toHaveLength(0);
  }
});

test.each([
  ['00 00 90', 'ok'],
  ['00 00 41', 'read-failed'],
  ['6A 82 41', 'read-failed'],
  ['00 00 66', 'not-authorised'],
  ['00 00 7E', 'other'],
])('[D-02] the status bytes %s mean %s', (hex, status) => {
  const body = bytesOf(`00 04 ${hex}`);
  const frame = Buffer.concat([bytesOf('AAAAAA9669'), body, Buffer.of(body.reduce((sum, byte) => sum ^ byte, 0))]);
  expect(framesOf(frame).frames).toEqual([{ kind: 'reply', status, data: new Uint8Array() }]);
});

test('[D-02] garbage before and between is noise, and extra AA before a frame does no harm', () => {
  const { frames } = framesOf(bytesOf('13 37 AA AA 96'), found, bytesOf('AA AA'), none, bytesOf('FF'));
  expect(frames.map((frame) => (frame.kind === 'reply' ? frame.status : frame.kind))).toEqual([
    'noise',
    'found',
    'noise',
    'none-found',
    'noise',
  ]);
});

test('[D-02] a wrong checksum drops the frame, and the next one within its length is still found', () => {
  const lost = Buffer.concat([found.subarray(0, 9), none]);
  expect(framesOf(lost).frames.filter(({ kind }) => kind !== 'noise')).toEqual([
    { kind: 'torn' },
    { kind: 'reply', status: 'none-found', data: new Uint8Array() },
  ]);
});

test('[D-02] a length that no answer has is torn at once and not waited for', () => {
  expect(framesOf(bytesOf('AA AA AA 96 69 FF FF 00 00')).frames[0]).toEqual({ kind: 'torn' });
  expect(framesOf(bytesOf('AA AA AA 96 69 00 02 00 00')).frames[0]).toEqual({ kind: 'torn' });
});

test('[D-02] text and photo come apart only where their lengths are right', () => {
  const data = Buffer.concat([bytesOf('0100 0400'), Buffer.alloc(256, 1), Buffer.alloc(1_024, 2)]);
  const read = readTextAndPhoto(data);
  expect(read.ok && [read.value.text.length, read.value.photo[0]]).toEqual([256, 2]);
  for (const wrong of [data.subarray(1), data.subarray(0, -1), bytesOf('0100'), new Uint8Array()]) {
    expect(readTextAndPhoto(wrong)).toEqual({ ok: false, error: 'malformed' });
  }
});

test('[D-02] no bytes make it throw or keep more than one frame back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(found))), (chunks) => {
      const { rest } = framesOf(...chunks);
      expect(rest.length).toBeLessThan(4_200);
    }),
  );
});

test('[D-02] a whole frame after any garbage that ends before it is never lost', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (garbage) => {
      fc.pre(!Buffer.from(garbage).includes(bytesOf('AAAAAA9669')));
      const { frames } = framesOf(garbage, found);
      expect(frames.at(-1)).toMatchObject({ kind: 'reply', status: 'found' });
    }),
  );
});
