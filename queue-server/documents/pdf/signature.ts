import type { PackedSignature } from '../../../protocol/signature.ts';

/** The signature as one SVG path that fits into `width` by `height`, smoothed: each point pulls a curve from middle to middle. */
export function signaturePath(signature: PackedSignature, width: number, height: number): string {
  const scale = Math.min(width / signature.width, height / signature.height);
  return signature.strokes.map((stroke) => strokePath(stroke.map((value) => round(value * scale)))).join('');
}

function strokePath(flat: readonly number[]): string {
  const points = Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => pointAt(flat, index));
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const last = rest.at(-1);
  // A dot is a line of almost no length with round ends.
  if (last === undefined) return `M${first.x} ${first.y}l0.01 0`;
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${point.x} ${point.y} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`;
  });
  return `M${first.x} ${first.y}${curves.join('')}L${last.x} ${last.y}`;
}

function pointAt(flat: readonly number[], index: number): { x: number; y: number } {
  return { x: flat[2 * index] ?? 0, y: flat[2 * index + 1] ?? 0 };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
