/** What a host wrote, one command at a time. Written from the command set, not from the driver: it is the driver's examiner. */
export type EscPosToken =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'initialise' }
  | { readonly kind: 'align'; readonly to: 'left' | 'centre' | 'right' }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'line-spacing'; readonly dots: number }
  | { readonly kind: 'feed-dots'; readonly dots: number }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'chinese'; readonly on: boolean }
  | { readonly kind: 'raster'; readonly widthBytes: number; readonly height: number; readonly data: Uint8Array }
  | { readonly kind: 'qr-cell'; readonly dots: number }
  | { readonly kind: 'qr-correction'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly kind: 'qr-data'; readonly data: string }
  | { readonly kind: 'qr-print' }
  | { readonly kind: 'ask-paper' }
  | { readonly kind: 'ask-process-id'; readonly id: string }
  | { readonly kind: 'ask-status'; readonly question: number }
  | { readonly kind: 'clear-buffers' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

interface Step {
  readonly token: EscPosToken;
  readonly length: number;
}

const defaultSpacing = 30;
const clearBuffers = Buffer.from('10140801031401060208', 'hex');

/** The next command of a stream, or null where its end has not arrived yet. */
export function nextToken(bytes: Uint8Array): Step | null {
  switch (bytes[0]) {
    case undefined:
      return null;
    case 0x0a:
      return { token: { kind: 'line-feed' }, length: 1 };
    case 0x18:
      return { token: { kind: 'cancel' }, length: 1 };
    case 0x10:
      return realTime(bytes);
    case 0x1b:
      return escapeSequence(bytes);
    case 0x1c:
      return fileSeparator(bytes);
    case 0x1d:
      return groupSeparator(bytes);
    default:
      return text(bytes);
  }
}

function text(bytes: Uint8Array): Step {
  let end = 0;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end += 1;
  return end === 0
    ? { token: { kind: 'ignored' }, length: 1 }
    : { token: { kind: 'text', bytes: bytes.slice(0, end) }, length: end };
}

/** A command of a fixed length, once it is all there. */
function fixed(bytes: Uint8Array, length: number, read: () => EscPosToken): Step | null {
  return bytes.length < length ? null : { token: read(), length };
}

function unknown(bytes: Uint8Array, length: number): Step | null {
  return fixed(bytes, length, () => ({ kind: 'unknown', bytes: bytes.slice(0, length) }));
}

function realTime(bytes: Uint8Array): Step | null {
  if (bytes[1] === 0x04) return fixed(bytes, 3, () => ({ kind: 'ask-status', question: bytes[2] ?? 0 }));
  if (bytes[1] === 0x14 && bytes.length < clearBuffers.length) return null;
  if (clearBuffers.equals(bytes.subarray(0, clearBuffers.length))) {
    return { token: { kind: 'clear-buffers' }, length: clearBuffers.length };
  }
  return unknown(bytes, 2);
}

function escapeSequence(bytes: Uint8Array): Step | null {
  const value = bytes[2] ?? 0;
  switch (bytes[1]) {
    case undefined:
      return null;
    case 0x40:
      return { token: { kind: 'initialise' }, length: 2 };
    case 0x32:
      return { token: { kind: 'line-spacing', dots: defaultSpacing }, length: 2 };
    case 0x33:
      return fixed(bytes, 3, () => ({ kind: 'line-spacing', dots: value }));
    case 0x45:
      return fixed(bytes, 3, () => ({ kind: 'bold', on: (value & 1) === 1 }));
    case 0x4a:
      return fixed(bytes, 3, () => ({ kind: 'feed-dots', dots: value }));
    case 0x61:
      return fixed(bytes, 3, () => ({ kind: 'align', to: value === 1 ? 'centre' : value === 2 ? 'right' : 'left' }));
    case 0x64:
      return fixed(bytes, 3, () => ({ kind: 'feed-lines', lines: value }));
    default:
      return unknown(bytes, 3);
  }
}

function fileSeparator(bytes: Uint8Array): Step | null {
  if (bytes.length < 2) return null;
  if (bytes[1] === 0x26 || bytes[1] === 0x2e) return { token: { kind: 'chinese', on: bytes[1] === 0x26 }, length: 2 };
  return unknown(bytes, 3);
}

function groupSeparator(bytes: Uint8Array): Step | null {
  const value = bytes[2] ?? 0;
  switch (bytes[1]) {
    case undefined:
      return null;
    case 0x21:
      return fixed(bytes, 3, () => ({ kind: 'size', width: (value >> 4) + 1, height: (value & 0x0f) + 1 }));
    case 0x56:
      return fixed(bytes, 3, () => ({ kind: 'cut' }));
    case 0x72:
      return fixed(bytes, 3, () => ({ kind: 'ask-paper' }));
    case 0x76:
      return raster(bytes);
    case 0x28:
      return parenthesis(bytes);
    default:
      return unknown(bytes, 3);
  }
}

/** `GS v 0 m xL xH yL yH d…` */
function raster(bytes: Uint8Array): Step | null {
  if (bytes.length < 8) return null;
  const widthBytes = (bytes[4] ?? 0) + (bytes[5] ?? 0) * 256;
  const height = (bytes[6] ?? 0) + (bytes[7] ?? 0) * 256;
  const length = 8 + widthBytes * height;
  return fixed(bytes, length, () => ({ kind: 'raster', widthBytes, height, data: bytes.slice(8, length) }));
}

/** `GS ( <letter> pL pH …`, the only family that tells its own length. */
function parenthesis(bytes: Uint8Array): Step | null {
  if (bytes.length < 5) return null;
  const length = 5 + (bytes[3] ?? 0) + (bytes[4] ?? 0) * 256;
  const body = bytes.subarray(5, length);
  if (bytes[2] === 0x48) {
    return fixed(bytes, length, () => ({
      kind: 'ask-process-id',
      id: Buffer.from(body.subarray(2)).toString('latin1'),
    }));
  }
  if (bytes[2] === 0x6b && (body[0] ?? 0x31) === 0x31)
    return fixed(bytes, length, () => qr(body, bytes.slice(0, length)));
  return unknown(bytes, length);
}

function qr(body: Uint8Array, whole: Uint8Array): EscPosToken {
  const value = body[2] ?? 0;
  switch (body[1]) {
    case 0x41:
      return { kind: 'ignored' };
    case 0x43:
      return { kind: 'qr-cell', dots: value };
    case 0x45:
      return { kind: 'qr-correction', level: (['L', 'M', 'Q', 'H'] as const)[value - 0x30] ?? 'L' };
    case 0x50:
      return { kind: 'qr-data', data: Buffer.from(body.subarray(3)).toString('latin1') };
    case 0x51:
      return { kind: 'qr-print' };
    default:
      return { kind: 'unknown', bytes: whole };
  }
}
