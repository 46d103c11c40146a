/** The question to which an answer is awaited; with Modbus RTU its length follows from nothing else. */
export interface ModbusQuestion {
  readonly unit: number;
  readonly functionCode: number;
  readonly answerBytes: number;
}

const exceptionBytes = 5;
/** No answer to the functions used here is longer than this; more is noise. */
const keptBytes = 256;

/** What is awaited after a request; null where the request is none that this driver makes. */
export function questionOf(request: Uint8Array): ModbusQuestion | null {
  const [unit, functionCode] = request;
  if (unit === undefined || request.length < 8) return null;
  const count = ((request[4] ?? 0) << 8) | (request[5] ?? 0);
  // 1 reads coils, 5 sets one (Modbus application protocol V1.1b3, 6.1 and 6.5).
  if (functionCode === 0x01) return { unit, functionCode, answerBytes: 5 + Math.ceil(count / 8) };
  return functionCode === 0x05 ? { unit, functionCode, answerBytes: 8 } : null;
}

/**
 * Finds the answer to a question in bytes cut anywhere, with noise before it. `wrong`: as long as an answer, but its check does not
 * fit; null: not all there yet. What is too old to belong to it is dropped from `rest`.
 */
export function findAnswer(
  bytes: Uint8Array,
  { unit, functionCode, answerBytes }: ModbusQuestion,
): { answer: Uint8Array | null; wrong: Uint8Array | null; rest: Uint8Array } {
  let wrong: Uint8Array | null = null;
  for (let at = 0; at + exceptionBytes <= bytes.length; at += 1) {
    if (bytes[at] !== unit) continue;
    const isException = bytes[at + 1] === (functionCode | 0x80);
    if (!isException && bytes[at + 1] !== functionCode) continue;
    const end = at + (isException ? exceptionBytes : answerBytes);
    if (end > bytes.length) continue;
    const candidate = Uint8Array.from(bytes.subarray(at, end));
    if (hasRightCheck(candidate)) return { answer: candidate, wrong: null, rest: Uint8Array.from(bytes.subarray(end)) };
    wrong ??= candidate;
  }
  return { answer: null, wrong, rest: Uint8Array.from(bytes.subarray(-keptBytes)) };
}

function hasRightCheck(frame: Uint8Array): boolean {
  const check = (frame[frame.length - 2] ?? 0) | ((frame[frame.length - 1] ?? 0) << 8);
  return crc16(frame.subarray(0, -2)) === check;
}

/** CRC-16 of Modbus over serial line (V1.02, 6.2.2): polynomial A001, begun with FFFF. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}
