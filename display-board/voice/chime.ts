interface Note {
  readonly hertz: number;
  readonly startSeconds: number;
}

/** A falling third, as in a railway station: heard through talk, alarming to nobody. */
const notes: readonly Note[] = [
  { hertz: 830.6, startSeconds: 0 },
  { hertz: 659.3, startSeconds: 0.38 },
];
const lengthSeconds = 1.1;
const decaySeconds = 0.32;
const attackSeconds = 0.006;
/** As loud as the voice that follows: −16 LUFS. */
const volume = 0.425;
/** The last moments fade to nothing, so that the end does not click. */
const releaseSeconds = 0.12;

/** The chime as samples between −1 and 1: two struck notes, each with its octave, that fade within about a second. */
export function chimeSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(lengthSeconds * sampleRate));
  for (const { hertz, startSeconds } of notes) {
    for (let index = Math.round(startSeconds * sampleRate); index < samples.length; index += 1) {
      const seconds = index / sampleRate - startSeconds;
      const fade = Math.min(1, seconds / attackSeconds, (lengthSeconds - index / sampleRate) / releaseSeconds);
      const envelope = fade * Math.exp(-seconds / decaySeconds);
      const turn = 2 * Math.PI * hertz * seconds;
      samples[index] = (samples[index] ?? 0) + volume * envelope * (Math.sin(turn) + 0.25 * Math.sin(2 * turn));
    }
  }
  return samples;
}
