/** A request as a slave reads it. Written from the Modbus texts, not from the driver: it is the driver's examiner. */
export type SlaveRequest =
  | { readonly kind: 'read-coils'; readonly unit: number; readonly first: number; readonly count: number }
  | { readonly kind: 'write-coil'; readonly unit: number; readonly coil: number; readonly value: number }
  | { readonly kind: 'other'; readonly unit: number; readonly functionCode: number };

const requestBytes = 8;

/** Table of CRC-16/MODBUS, one entry a byte. */
const crcTable = Uint16Array.from({ length: 256 }, (_, byte) => {
  let entry = byte;
  for (let bit = 0; bit < 8; bit += 1) entry = (entry >>> 1) ^ (entry & 1 ? 0xa001 : 0);
  return entry;
});

/** A frame as it goes out: the body, and CRC-16/MODBUS behind it, low byte first. */
export function withCrc(body: readonly number[]): Buffer {
  const crc = crcOf(Buffer.from(body));
  return Buffer.from([...body, crc & 0xff, crc >> 8]);
}

function crcOf(bytes: Buffer): number {
  return bytes.reduce((crc, byte) => (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0), 0xffff);
}

/** The next request of a stream, or null where it is not all there. A slave skips what has no right check. */
export function nextRequest(bytes: Buffer): { readonly request: SlaveRequest | null; readonly length: number } | null {
  if (bytes.length < requestBytes) return null;
  const frame = bytes.subarray(0, requestBytes);
  if (crcOf(frame.subarray(0, 6)) !== frame.readUInt16LE(6)) return { request: null, length: 1 };
  const [unit = 0, functionCode = 0] = frame;
  const first = frame.readUInt16BE(2);
  const second = frame.readUInt16BE(4);
  const request: SlaveRequest =
    functionCode === 1
      ? { kind: 'read-coils', unit, first, count: second }
      : functionCode === 5
        ? { kind: 'write-coil', unit, coil: first, value: second }
        : { kind: 'other', unit, functionCode };
  return { request, length: requestBytes };
}
