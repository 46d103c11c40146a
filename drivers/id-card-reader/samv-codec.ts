import { err, ok, type Result } from '../../protocol/result.ts';

/** Begins every frame, both ways. */
const header = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const headLength = header.length + 2;
/** SW1 SW2 SW3 and the checksum. */
const shortestBody = 4;
/** Text, photo and fingerprint with their lengths are 2,314 bytes; a length beyond this is no length. */
const longestBody = 4_096;

/** What a SAM_V is asked: CMD and PARA. */
const commandBytes = {
  status: [0x11, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  /** 256 bytes of text and 1,024 of photo. */
  read: [0x30, 0x01],
  /** The address written onto the card later; most cards have none. */
  'read-new-address': [0x30, 0x03],
} as const satisfies Record<string, readonly [number, number]>;
export type SamvCommand = keyof typeof commandBytes;

/** The third status byte, by name. `other` is one that no description lists. */
const statusNames = {
  144: 'ok',
  145: 'no-such-item',
  159: 'found',
  16: 'bad-checksum',
  17: 'bad-length',
  33: 'bad-command',
  35: 'not-allowed',
  36: 'unknown-command',
  49: 'card-rejects-sam',
  50: 'sam-rejects-card',
  51: 'not-verified',
  64: 'card-type',
  65: 'read-failed',
  96: 'self-test-failed',
  102: 'not-authorised',
  128: 'none-found',
  129: 'not-selected',
} as const;
export type SamvStatus = (typeof statusNames)[keyof typeof statusNames] | 'other';

export type SamvFrame =
  | { readonly kind: 'reply'; readonly status: SamvStatus; readonly data: Uint8Array }
  /** Dropped: it is asked for again. */
  | { readonly kind: 'torn' }
  /** Bytes that belong to no frame. */
  | { readonly kind: 'noise' };

/** The ten bytes of a question: header, length, CMD, PARA, checksum. */
export function encodeCommand(command: SamvCommand): Uint8Array {
  const body = [0x00, 0x03, ...commandBytes[command]];
  return Uint8Array.of(...header, ...body, checksumOf(Uint8Array.from(body)));
}

/**
 * Reads what has come so far, cut anywhere, with anything before and between. `rest` is the beginning of a frame that is not
 * all there; it goes in front of what comes next. After a wrong checksum the search goes on inside that frame: where bytes
 * were lost, the next frame begins within its length.
 */
export function readFrames(bytes: Uint8Array): { readonly frames: readonly SamvFrame[]; readonly rest: Uint8Array } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: SamvFrame[] = [];
  let at = 0;
  for (;;) {
    const start = all.indexOf(header, at);
    if (start < 0) break;
    if (start > at) frames.push({ kind: 'noise' });
    if (all.length < start + headLength) return { frames, rest: all.subarray(start) };
    const length = all.readUInt16BE(start + header.length);
    if (length < shortestBody || length > longestBody) {
      frames.push({ kind: 'torn' });
      at = start + header.length;
      continue;
    }
    const end = start + headLength + length;
    if (all.length < end) return { frames, rest: all.subarray(start) };
    const whole = checksumOf(all.subarray(start + header.length, end - 1)) === all[end - 1];
    frames.push(whole ? replyOf(all.subarray(start + headLength, end - 1)) : { kind: 'torn' });
    at = whole ? end : start + header.length;
  }
  const kept = beginningOfHeader(all.subarray(at));
  if (all.length - at > kept) frames.push({ kind: 'noise' });
  return { frames, rest: all.subarray(all.length - kept) };
}

/** The text of 256 bytes and the photo, as they come together. */
export function readTextAndPhoto(
  data: Uint8Array,
): Result<{ readonly text: Uint8Array; readonly photo: Uint8Array }, 'malformed'> {
  if (data.length < 4) return err('malformed');
  const view = Buffer.from(data.buffer, data.byteOffset, data.length);
  const textLength = view.readUInt16BE(0);
  const photoLength = view.readUInt16BE(2);
  if (textLength !== 256 || photoLength > 2_048 || data.length !== 4 + textLength + photoLength)
    return err('malformed');
  return ok({ text: data.subarray(4, 4 + textLength), photo: data.subarray(4 + textLength) });
}

function replyOf(body: Uint8Array): SamvFrame {
  const code = body[2] ?? 0;
  const status = code in statusNames ? statusNames[code as keyof typeof statusNames] : 'other';
  // A copy: the buffer it came in is wiped.
  return { kind: 'reply', status, data: Uint8Array.from(body.subarray(3)) };
}

/** XOR of the length and all that follows it. */
function checksumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}

/** How many of the last bytes may be the beginning of a header. */
function beginningOfHeader(bytes: Uint8Array): number {
  for (let count = Math.min(header.length - 1, bytes.length); count > 0; count -= 1) {
    const tail = bytes.subarray(bytes.length - count);
    if (tail.every((byte, at) => byte === header[at])) return count;
  }
  return 0;
}
