import { openClipStore } from './clip-store.ts';
import { engineSpeech } from './engine-speech.ts';
import { startEspeakEngine } from './espeak-engine.ts';
import { type Speech, silentSpeech } from './speech.ts';

export interface EspeakSpeechOptions {
  /** Program to run, for instance `espeak-ng`. */
  readonly command: string;
  readonly cacheDir: string;
  /** For one clip, and for each step of the self-test. */
  readonly timeLimitMs: number;
  /** Clips kept on disk; one is about 150 kB. */
  readonly maxCached: number;
}

/** The default voice. Where espeak-ng is missing, hangs or fails its self-test, the hall starts without a voice and says why. */
export async function createEspeakSpeech(options: EspeakSpeechOptions): Promise<Speech> {
  const engine = await startEspeakEngine(options);
  if (!engine.ok) return silentSpeech(engine.error);
  return engineSpeech(engine.value, await openClipStore(options.cacheDir, options.maxCached));
}
