import { longestScan, readScan, type Scan } from '../../protocol/scan.ts';

/** How a scanner ends a code: with CR or LF, or with nothing but a pause. */
export type ScanSuffix = 'line-end' | 'pause';

/** What has come of a code that is not all there. */
export interface UnendedScan {
  readonly bytes: Uint8Array;
  /** Why the rest is dropped until the code ends: more came than any code has, or its visitor has gone. */
  readonly dropped: null | 'too-long' | 'forgotten';
}

export const nothingYet: UnendedScan = { bytes: new Uint8Array(), dropped: null };
const tooLong: UnendedScan = { ...nothingYet, dropped: 'too-long' };
const forgotten: UnendedScan = { ...nothingYet, dropped: 'forgotten' };

/** A character of UTF-8 has up to four bytes. */
const longestBytes = longestScan * 4;
const lineEnds = new Set([0x0a, 0x0d]);

/**
 * Adds bytes as they come, cut anywhere; `ended` are the codes that came to their end. Empty lines are the second half of
 * CR LF and are no code.
 */
export function addBytes(
  unended: UnendedScan,
  bytes: Uint8Array,
  suffix: ScanSuffix,
): { readonly ended: readonly Scan[]; readonly unended: UnendedScan } {
  const ended: Scan[] = [];
  let now = unended;
  let from = 0;
  if (suffix === 'line-end') {
    bytes.forEach((byte, at) => {
      if (!lineEnds.has(byte)) return;
      const whole = append(now, bytes.subarray(from, at));
      const scan = whole === nothingYet ? null : endOf(whole);
      if (scan !== null) ended.push(scan);
      now = nothingYet;
      from = at + 1;
    });
  }
  return { ended, unended: append(now, bytes.subarray(from)) };
}

/** What a pause makes of it: the end of the code, or where a line end was still to come, a code that broke off. Null: of nobody who is there. */
export function endByPause(unended: UnendedScan, suffix: ScanSuffix): Scan | null {
  const isBroken = suffix === 'line-end' && unended.dropped === null;
  return isBroken ? { kind: 'unreadable' } : endOf(unended);
}

/** The visitor of a code that is not all there has gone: what has come is dropped, and so is what still comes of it (D-27). */
export function forget(unended: UnendedScan): UnendedScan {
  return unended === nothingYet ? nothingYet : forgotten;
}

function append(unended: UnendedScan, bytes: Uint8Array): UnendedScan {
  if (bytes.length === 0 || unended.dropped !== null) return unended;
  if (unended.bytes.length + bytes.length > longestBytes) return tooLong;
  return { bytes: Buffer.concat([unended.bytes, bytes]), dropped: null };
}

function endOf({ bytes, dropped }: UnendedScan): Scan | null {
  if (dropped === 'forgotten') return null;
  // What is not UTF-8 shows as U+FFFD, and that is unreadable.
  return dropped === 'too-long' ? { kind: 'unreadable' } : readScan(Buffer.from(bytes).toString('utf8'));
}
