import { integratedLoudness } from './loudness.ts';
import { peakEnvelope } from './true-peak.ts';
import type { Pcm } from './wav.ts';

const targetLufs = -16;
/** A little under the promised −1.5 dBTP: limiting bends the wave between the samples. */
const ceiling = 10 ** (-1.8 / 20);
const lookSeconds = 0.003;
const silence = 0.003;
const keptSilenceSeconds = 0.03;
const rounds = 4;

/** Brings speech to −16 LUFS with a true peak of at most −1.5 dBTP, and cuts silence off both ends. Silence stays silence. */
export function levelled(pcm: Pcm): Pcm {
  const trimmed = trimSilence(pcm);
  const loudness = integratedLoudness(trimmed);
  if (!Number.isFinite(loudness)) return trimmed;
  const envelope = peakEnvelope(trimmed.samples);
  const look = Math.max(1, Math.round(lookSeconds * pcm.sampleRate));
  let gain = 10 ** ((targetLufs - loudness) / 20);
  let levelledPcm = limited(trimmed, envelope, gain, look);
  // Holding peaks down takes loudness away, so the gain before the limiter is raised by what is missing.
  for (let round = 1; round < rounds; round += 1) {
    const missing = targetLufs - integratedLoudness(levelledPcm);
    if (Math.abs(missing) < 0.1) break;
    gain *= 10 ** (missing / 20);
    levelledPcm = limited(trimmed, envelope, gain, look);
  }
  return levelledPcm;
}

/** Look-ahead limiter: the least gain of the neighbourhood, smoothed over the same width, so that no peak passes and nothing clicks. */
function limited(pcm: Pcm, envelope: Float32Array, gain: number, look: number): Pcm {
  const needed = envelope.map((peak) => (peak * gain > ceiling ? ceiling / peak : gain));
  const held = slidingMinimum(needed, look);
  const samples = new Float32Array(pcm.samples.length);
  const width = 2 * look + 1;
  let sum = 0;
  for (let index = -look; index <= look; index += 1) sum += held[clampIndex(index, held.length)] ?? gain;
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = (pcm.samples[index] ?? 0) * (sum / width);
    sum += (held[clampIndex(index + look + 1, held.length)] ?? 0) - (held[clampIndex(index - look, held.length)] ?? 0);
  }
  return { sampleRate: pcm.sampleRate, samples };
}

function clampIndex(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** Minimum over `reach` values to either side, in linear time: a queue of indices with rising values. */
function slidingMinimum(values: Float32Array, reach: number): Float32Array {
  const result = new Float32Array(values.length);
  const queue = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  for (let index = 0; index < values.length + reach; index += 1) {
    if (index < values.length) {
      while (tail > head && (values[queue[tail - 1] ?? 0] ?? 0) >= (values[index] ?? 0)) tail -= 1;
      queue[tail] = index;
      tail += 1;
    }
    const centre = index - reach;
    if (centre < 0) continue;
    while ((queue[head] ?? 0) < centre - reach) head += 1;
    result[centre] = values[queue[head] ?? 0] ?? 0;
  }
  return result;
}

function trimSilence(pcm: Pcm): Pcm {
  const kept = Math.round(keptSilenceSeconds * pcm.sampleRate);
  const first = pcm.samples.findIndex((sample) => Math.abs(sample) > silence);
  if (first < 0) return { sampleRate: pcm.sampleRate, samples: new Float32Array(0) };
  let last = pcm.samples.length - 1;
  while (Math.abs(pcm.samples[last] ?? 0) <= silence) last -= 1;
  return {
    sampleRate: pcm.sampleRate,
    samples: pcm.samples.slice(Math.max(0, first - kept), Math.min(pcm.samples.length, last + kept + 1)),
  };
}
