const oversampling = 4;
const tapsPerPhase = 16;

/** Interpolation filters at a quarter, half and three quarters of a sample: windowed sinc (BS.1770-4, annex 2). */
const phases: readonly Float64Array[] = [1, 2, 3].map((phase) =>
  Float64Array.from({ length: tapsPerPhase }, (_, tap) => {
    const x = tap - (tapsPerPhase / 2 - 1) - phase / oversampling;
    const window = Math.cos((Math.PI * x) / tapsPerPhase) ** 2;
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  }),
);

/** For each sample the largest magnitude that the sound reaches there or before the next sample. */
export function peakEnvelope(samples: Float32Array): Float32Array {
  const envelope = new Float32Array(samples.length);
  for (let index = 0; index < samples.length; index += 1) {
    let peak = Math.abs(samples[index] ?? 0);
    const first = index - (tapsPerPhase / 2 - 1);
    for (const taps of phases) {
      let sum = 0;
      for (let tap = 0; tap < tapsPerPhase; tap += 1) sum += (taps[tap] ?? 0) * (samples[first + tap] ?? 0);
      peak = Math.max(peak, Math.abs(sum));
    }
    envelope[index] = peak;
  }
  return envelope;
}

/** True peak in dBTP; −∞ for silence. */
export function truePeak(samples: Float32Array): number {
  return 20 * Math.log10(peakEnvelope(samples).reduce((peak, value) => Math.max(peak, value), 0));
}
