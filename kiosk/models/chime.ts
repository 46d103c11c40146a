const notes = [880, 660, 880] as const;
const noteSeconds = 0.35;
const loudness = 0.3;

/** Three notes from the page itself, so that they sound where the hall's voice is not reached. */
export function createChime(): () => void {
  let audio: AudioContext | null = null;
  return () => {
    try {
      audio ??= new AudioContext();
      const output = audio;
      for (const [index, frequency] of notes.entries()) {
        const from = output.currentTime + index * noteSeconds;
        const gain = new GainNode(output, { gain: loudness });
        gain.gain.setTargetAtTime(0, from + noteSeconds / 2, noteSeconds / 6);
        gain.connect(output.destination);
        const tone = new OscillatorNode(output, { frequency });
        tone.connect(gain);
        tone.start(from);
        tone.stop(from + noteSeconds);
      }
    } catch {
      // A PC without sound: lamp and words remain.
    }
  };
}
