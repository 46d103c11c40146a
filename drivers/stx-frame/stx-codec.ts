/**
 * The wire of devices whose makers have not published theirs to us: a plain frame of our own, for the simulators, until a maker's
 * is known; it then takes the place of one protocol file and nothing else.
 *
 * `02 | length, 2 bytes, high first | sequence | command | data … | 03 | LRC`. The length counts sequence, command and data; the LRC
 * is the XOR of everything between the two frame marks and of the closing one. The host counts the sequence from 1 to 255 and on
 * to 1; the device answers with the same sequence and command, and says its last answer again where a sequence is repeated. Data
 * of an answer begin with a status byte, 0 for done. What a device tells unasked has sequence 0, and so has the command 0 by which
 * a host that has opened the port begins anew: the device breaks off what it was doing and forgets its last answer.
 */
export interface StxFrame {
  readonly sequence: number;
  readonly command: number;
  readonly data: Uint8Array;
}

/** A host that has just opened the port says this first; it is not answered. */
export const beginAnew: StxFrame = { sequence: 0, command: 0, data: new Uint8Array() };

const stx = 0x02;
const etx = 0x03;
const headBytes = 3;
const tailBytes = 2;
/** The longest frame there is: a finger-vein template with its head. */
export const stxBodyLimit = 4_096;

/** Refuses nothing: a body beyond `stxBodyLimit` is a mistake of the caller, and no device would take it. */
export function encodeFrame({ sequence, command, data }: StxFrame): Uint8Array {
  const length = data.length + 2;
  const frame = Uint8Array.of(stx, length >> 8, length & 0xff, sequence, command, ...data, etx, 0);
  frame[frame.length - 1] = lrcOf(frame.subarray(1, -1));
  return frame;
}

export type StxRead = { readonly kind: 'frame'; readonly frame: StxFrame } | { readonly kind: 'broken' };

/** Reads frames from bytes cut anywhere; bytes between frames are skipped. What a frame still lacks is handed back as `rest`. */
export function readFrames(bytes: Uint8Array): { reads: StxRead[]; rest: Uint8Array } {
  const reads: StxRead[] = [];
  let at = bytes.indexOf(stx);
  while (at >= 0) {
    const length = bytes.length < at + headBytes ? null : ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    if (length === null) return { reads, rest: Uint8Array.from(bytes.subarray(at)) };
    const end = at + headBytes + length + tailBytes;
    const possible = length >= 2 && length <= stxBodyLimit;
    if (possible && end > bytes.length) return { reads, rest: Uint8Array.from(bytes.subarray(at)) };
    const frame = possible ? readWhole(bytes.subarray(at, end)) : null;
    if (frame !== null) reads.push({ kind: 'frame', frame });
    else if (possible) reads.push({ kind: 'broken' });
    // After a broken frame every byte of it may be the head of a whole one.
    at = bytes.indexOf(stx, frame === null ? at + 1 : end);
  }
  return { reads, rest: new Uint8Array() };
}

function readWhole(bytes: Uint8Array): StxFrame | null {
  const closed = bytes[bytes.length - 2] === etx && bytes[bytes.length - 1] === lrcOf(bytes.subarray(1, -1));
  return closed
    ? { sequence: bytes[3] ?? 0, command: bytes[4] ?? 0, data: Uint8Array.from(bytes.subarray(5, -2)) }
    : null;
}

function lrcOf(bytes: Uint8Array): number {
  return bytes.reduce((lrc, byte) => lrc ^ byte, 0);
}
