/**
 * Two short tones that tell a call for help. Browsers let a page sound only after it was touched once;
 * until then the call is seen but not heard.
 */
export function createHelpSound(): { play(): void } {
  let context: AudioContext | null = null;

  function tone(audio: AudioContext, frequency: number, startsIn: number): void {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    const start = audio.currentTime + startsIn;
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.25, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + 0.32);
  }

  return {
    play() {
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume();
      tone(context, 880, 0);
      tone(context, 1175, 0.22);
    },
  };
}
