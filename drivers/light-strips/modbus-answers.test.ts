import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc16, findAnswer, questionOf } from './modbus-answers.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const writeCoil = bytes('010500acff004c1b');
const question = { unit: 1, functionCode: 5, answerBytes: 8 };

test('[D-11] the check of the Modbus texts', () => {
  expect(crc16(bytes('010500acff00'))).toBe(0x1b4c);
  expect(crc16(bytes('0207'))).toBe(0x1241);
});

test('[D-11] the length of an answer follows from the request', () => {
  expect(questionOf(writeCoil)).toEqual(question);
  expect(questionOf(bytes('0101001300130c02'))).toEqual({ unit: 1, functionCode: 1, answerBytes: 8 });
  expect(questionOf(bytes('010300000001840a'))).toBeNull();
});

test('[D-11] an answer, an exception, a wrong check', () => {
  expect(findAnswer(writeCoil, question).answer).toEqual(writeCoil);
  const exception = bytes('018504c293');
  expect(findAnswer(exception, question)).toMatchObject({ answer: null, wrong: exception });
  const right = Uint8Array.of(0x01, 0x85, 0x04, crc16(bytes('018504')) & 0xff, crc16(bytes('018504')) >> 8);
  expect(findAnswer(right, question).answer).toEqual(right);
});

test('[D-11] of another board on the same line nothing is taken', () => {
  expect(findAnswer(bytes('020500acff004c28'), question)).toMatchObject({ answer: null, wrong: null });
});

test('[D-11] noise before an answer and cuts in it change nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.integer({ min: 0, max: 8 }), (noise, cut) => {
      const quiet = noise.map((byte) => (byte === 1 ? 0 : byte));
      const first = findAnswer(Buffer.concat([quiet, writeCoil.subarray(0, cut)]), question);
      const found = first.answer ?? findAnswer(Buffer.concat([first.rest, writeCoil.subarray(cut)]), question).answer;
      expect(found).toEqual(writeCoil);
    }),
  );
});
