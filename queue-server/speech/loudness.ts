import type { Pcm } from './wav.ts';

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

const blockSeconds = 0.4;
const hopSeconds = 0.1;
const absoluteGateLufs = -70;
const relativeGateLu = -10;

/** Integrated loudness of one channel in LUFS (ITU-R BS.1770-4, gated); −∞ for silence. Sound under 0.4 s is one block. */
export function integratedLoudness(pcm: Pcm): number {
  const powers = blockPowers(kWeighted(pcm), pcm.sampleRate);
  const audible = powers.filter((power) => lufs(power) > absoluteGateLufs);
  const gate = lufs(mean(audible)) + relativeGateLu;
  return lufs(mean(audible.filter((power) => lufs(power) > gate)));
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean squares of blocks of 400 ms that overlap by three quarters. */
function blockPowers(samples: Float64Array, sampleRate: number): number[] {
  const hop = Math.round(hopSeconds * sampleRate);
  const hopsPerBlock = Math.round(blockSeconds / hopSeconds);
  const squares: number[] = [];
  for (let start = 0; start + hop <= samples.length; start += hop)
    squares.push(sumOfSquares(samples, start, start + hop));
  if (squares.length < hopsPerBlock) return [sumOfSquares(samples, 0, samples.length) / Math.max(1, samples.length)];
  const powers: number[] = [];
  for (let first = 0; first + hopsPerBlock <= squares.length; first += 1) {
    powers.push(
      squares.slice(first, first + hopsPerBlock).reduce((sum, square) => sum + square, 0) / (hop * hopsPerBlock),
    );
  }
  return powers;
}

function sumOfSquares(samples: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += (samples[index] ?? 0) ** 2;
  return sum;
}

function kWeighted(pcm: Pcm): Float64Array {
  return filtered(filtered(Float64Array.from(pcm.samples), headShelf(pcm.sampleRate)), lowCut(pcm.sampleRate));
}

/**
 * The two stages of the K-weighting. The standard gives coefficients for 48 kHz alone; these analogue parameters
 * give the very same ones there, and the right ones at any other rate.
 */
function headShelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [(high + (band * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / q + k * k) / a0],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function lowCut(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

function filtered(input: Float64Array, filter: Biquad): Float64Array {
  const [b0, b1, b2] = filter.b;
  const [a1, a2] = filter.a;
  const output = new Float64Array(input.length);
  let state1 = 0;
  let state2 = 0;
  for (let index = 0; index < input.length; index += 1) {
    const x = input[index] ?? 0;
    const y = b0 * x + state1;
    state1 = b1 * x - a1 * y + state2;
    state2 = b2 * x - a2 * y;
    output[index] = y;
  }
  return output;
}
