import { expect, test } from 'vitest';
import { levelled } from './level.ts';
import { integratedLoudness } from './loudness.ts';
import { truePeak } from './true-peak.ts';
import { encodeWav, type Pcm, parseWav } from './wav.ts';

function tone(sampleRate: number, hertz: number, parts: readonly (readonly [dbfs: number, seconds: number])[]): Pcm {
  const samples = parts.flatMap(([dbfs, seconds]) =>
    Array.from(
      { length: Math.round(seconds * sampleRate) },
      (_, index) => 10 ** (dbfs / 20) * Math.sin((2 * Math.PI * hertz * index) / sampleRate),
    ),
  );
  return { sampleRate, samples: Float32Array.from(samples) };
}

test.each([48_000, 22_050, 16_000])('a full-scale 997 Hz tone in one channel is −3.01 LUFS at %d Hz', (sampleRate) => {
  expect(integratedLoudness(tone(sampleRate, 997, [[0, 5]]))).toBeCloseTo(-3.01, 1);
});

test('low tones weigh less and high tones more', () => {
  expect(integratedLoudness(tone(48_000, 30, [[0, 5]]))).toBeLessThan(-6);
  expect(integratedLoudness(tone(48_000, 4000, [[0, 5]]))).toBeGreaterThan(-0.5);
});

test('quiet passages are gated out', () => {
  const loud = integratedLoudness(tone(48_000, 1000, [[-23, 20]]));
  const mixed = tone(48_000, 1000, [
    [-80, 5],
    [-36, 5],
    [-23, 20],
    [-36, 5],
  ]);
  expect(Math.abs(integratedLoudness(mixed) - loud)).toBeLessThan(0.1);
  expect(integratedLoudness(tone(48_000, 1000, [[-90, 2]]))).toBe(-Infinity);
});

test('the true peak lies between the samples', () => {
  const samples = Float32Array.from(
    { length: 4800 },
    (_, index) => 0.5 * Math.sin((Math.PI / 2) * index + Math.PI / 4),
  );
  expect(20 * Math.log10(Math.max(...samples))).toBeCloseTo(-9.03, 1);
  expect(truePeak(samples)).toBeGreaterThan(-6.4);
  expect(truePeak(samples)).toBeLessThan(-5.8);
});

test('sound with high peaks is brought to −16 LUFS without passing −1.5 dBTP', () => {
  const spiky = tone(22_050, 500, [[-30, 3]]);
  for (let at = 1000; at < spiky.samples.length; at += 3000) spiky.samples[at] = 0.9;
  const level = levelled(spiky);
  expect(integratedLoudness(level)).toBeCloseTo(-16, 0);
  expect(truePeak(level.samples)).toBeLessThanOrEqual(-1.5);
});

test('silence stays silence', () => {
  expect(levelled({ sampleRate: 22_050, samples: new Float32Array(22_050) }).samples).toHaveLength(0);
  expect(levelled({ sampleRate: 22_050, samples: new Float32Array(0) }).samples).toHaveLength(0);
});

test('a WAV file is read back as it was written, and broken ones are refused', () => {
  const wav = encodeWav(tone(22_050, 440, [[-6, 0.1]]));
  const read = parseWav(wav);
  expect(read.ok && read.value.samples).toHaveLength(2205);
  expect(read.ok && encodeWav(read.value)).toEqual(wav);
  for (let length = 0; length < 44; length += 1) expect(parseWav(wav.slice(0, length)).ok).toBe(false);
  expect(parseWav(new TextEncoder().encode('x'.repeat(100))).ok).toBe(false);
});
