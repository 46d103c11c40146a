import type { CodecFuzz } from '../codec-fuzz.ts';
import { crc16, findAnswer, type ModbusQuestion } from './modbus-answers.ts';

const questions: readonly ModbusQuestion[] = [
  { unit: 1, functionCode: 5, answerBytes: 8 },
  { unit: 1, functionCode: 1, answerBytes: 6 },
];

/** A true answer: the bytes and their check, low byte first. */
function withCheck(hex: string): Uint8Array {
  const bytes = Buffer.from(hex, 'hex');
  const check = crc16(bytes);
  return Uint8Array.of(...bytes, check & 0xff, check >> 8);
}

function complaintAbout(bytes: Uint8Array, question: ModbusQuestion): string | null {
  const { answer, rest } = findAnswer(bytes, question);
  if (rest.length > 256) return `keeps ${rest.length} bytes`;
  if (answer === null) return null;
  const check = (answer.at(-2) ?? 0) | ((answer.at(-1) ?? 0) << 8);
  if (crc16(answer.subarray(0, -2)) !== check) return 'an answer with a wrong check';
  return Buffer.from(bytes).includes(Buffer.from(answer)) ? null : 'an answer that was not sent';
}

export const codecFuzz: readonly CodecFuzz[] = [
  {
    name: 'light-strips answers',
    seeds: ['010500acff00', '018504', '01010155'].map(withCheck),
    feed: (bytes) =>
      questions.map((question) => complaintAbout(bytes, question)).find((complaint) => complaint !== null) ?? null,
  },
];
