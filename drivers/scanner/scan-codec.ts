import { longestScan, readScan, type Scan } from '../../protocol/scan.ts';

/** How a scanner ends a code: with CR or LF, or with nothing but a pause. */
export type ScanSuffix = 'line-end' | 'pause';

/** What has come of a code that is not all there. */
export interface UnendedScan {
  readonly bytes: Uint8Array;
  /** More came than any code has; the rest is dropped until the code ends. */
  readonly tooLong: boolean;
}

export const nothingYet: UnendedScan = { bytes: new Uint8Array(), tooLong: false };

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
      if (whole !== nothingYet) ended.push(endOf(whole));
      now = nothingYet;
      from = at + 1;
    });
  }
  return { ended, unended: append(now, bytes.subarray(from)) };
}

/** What a pause makes of it: the end of the code, or where a line end was still to come, a code that broke off. */
export function endByPause(unended: UnendedScan, suffix: ScanSuffix): Scan {
  return suffix === 'pause' ? endOf(unended) : { kind: 'unreadable' };
}

function append(unended: UnendedScan, bytes: Uint8Array): UnendedScan {
  if (bytes.length === 0 || unended.tooLong) return unended;
  if (unended.bytes.length + bytes.length > longestBytes) return { bytes: new Uint8Array(), tooLong: true };
  return { bytes: Buffer.concat([unended.bytes, bytes]), tooLong: false };
}

function endOf({ bytes, tooLong }: UnendedScan): Scan {
  // What is not UTF-8 shows as U+FFFD, and that is unreadable.
  return tooLong ? { kind: 'unreadable' } : readScan(Buffer.from(bytes).toString('utf8'));
}
