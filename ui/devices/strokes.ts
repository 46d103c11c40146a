import type { PackedSignature } from '../../protocol/signature.ts';

/** Why a signature is not taken and asked for again (D-17). */
export type SignatureFault = 'empty' | 'too-small';

interface Stroke {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Shares of the box: what is smaller is a dot or a slip of the hand, whatever the name. */
const leastSide = 0.12;
const leastLength = 0.25;

/** Strokes as they are sent and kept: positions in tenths of a pixel, no times, no pressures. */
export function packStrokes(strokes: readonly Stroke[], width: number, height: number): PackedSignature {
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    width: round(width),
    height: round(height),
    strokes: strokes
      .filter(({ points }) => points.length > 0)
      .map(({ points }) => points.flatMap(({ x, y }) => [round(x), round(y)])),
  };
}

/** What is wrong with a signature; null where it can be taken. */
export function signatureFault({ width, height, strokes }: PackedSignature): SignatureFault | null {
  if (strokes.length === 0 || width <= 0 || height <= 0) return 'empty';
  const xs = strokes.flatMap((stroke) => stroke.filter((_, index) => index % 2 === 0));
  const ys = strokes.flatMap((stroke) => stroke.filter((_, index) => index % 2 === 1));
  const side = Math.max(spread(xs) / width, spread(ys) / height);
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  return side < leastSide || length < leastLength * Math.min(width, height) ? 'too-small' : null;
}

function spread(values: readonly number[]): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}

function lengthOf(stroke: readonly number[]): number {
  let length = 0;
  for (let at = 2; at + 1 < stroke.length; at += 2) {
    length += Math.hypot((stroke[at] ?? 0) - (stroke[at - 2] ?? 0), (stroke[at + 1] ?? 0) - (stroke[at - 1] ?? 0));
  }
  return length;
}
