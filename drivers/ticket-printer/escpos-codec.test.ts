import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PrinterReply, readReplies, stateOf } from './escpos-codec.ts';

const quiet = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 };

test.each([
  ['ok', quiet],
  ['offline', { ...quiet, 1: 0x1a }],
  ['cover-open', { ...quiet, 1: 0x1a, 2: 0x16 }],
  ['paper-out', { ...quiet, 1: 0x1a, 2: 0x32 }],
  ['paper-out', { ...quiet, 1: 0x1a, 4: 0x72 }],
  ['fault', { ...quiet, 1: 0x1a, 2: 0x52 }],
  ['cutter-fault', { ...quiet, 1: 0x1a, 2: 0x52, 3: 0x1a }],
  ['fault', { ...quiet, 1: 0x1a, 2: 0x52, 3: 0x32 }],
  ['overheated', { ...quiet, 1: 0x1a, 3: 0x52 }],
  ['paper-near-end', { ...quiet, 4: 0x1e }],
  ['cover-open', { 1: 0x1a, 2: 0x36, 3: 0x12, 4: 0x7e }],
] as const)('[D-07] says %s for the answers %o', (state, answers) => {
  expect(stateOf(answers)).toBe(state);
});

describe('replies', () => {
  const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

  test('[D-07] tells answers to DLE EOT, GS r and GS ( H apart, though they come mixed', () => {
    expect(readReplies(bytes('12003722414141420012372500ff')).replies).toEqual([
      { kind: 'status', byte: 0x12 },
      { kind: 'paper', nearEnd: false, end: false },
      { kind: 'process-id', id: 'AAAB' },
      { kind: 'status', byte: 0x12 },
      { kind: 'other' },
      { kind: 'noise' },
    ]);
  });

  test('[D-07] takes no half-set sensor pair for an answer', () => {
    expect(readReplies(bytes('0104080d')).replies).toEqual(Array(4).fill({ kind: 'noise' }));
  });

  test('[D-07] a block without its end does not swallow what comes after it', () => {
    expect(readReplies(bytes('372212')).replies.at(-1)).toEqual({ kind: 'status', byte: 0x12 });
  });

  test('[D-07] reads the same replies however the bytes are cut, never throws, never keeps more than a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.integer({ min: 1, max: 9 })), (all, cuts) => {
        const whole = readReplies(all);
        const pieces: PrinterReply[] = [];
        let rest: Uint8Array = new Uint8Array();
        let at = 0;
        for (const size of [...cuts, all.length]) {
          const read = readReplies(Buffer.concat([rest, all.subarray(at, at + size)]));
          pieces.push(...read.replies);
          rest = read.rest;
          at = Math.min(all.length, at + size);
        }
        expect(pieces).toEqual(whole.replies);
        expect(rest.length).toBeLessThanOrEqual(81);
      }),
      { numRuns: 20_000 },
    );
  });

  test('[D-07] every status byte it accepts has the fixed bits of the command set', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const [reply] = readReplies(Uint8Array.of(byte)).replies;
      expect(reply?.kind === 'status').toBe((byte & 0x93) === 0x12);
    }
  });
});
