import { chimeSamples } from './chime.ts';
import type { Sound } from './playlist.ts';

/** Longest wait for one clip to arrive; the call is on the screen all the while. */
const clipTimeLimitMs = 6_000;
const maxClips = 40;
/** Head start for the first sound, so that nothing is cut off. */
const leadSeconds = 0.05;

/** Plays one utterance at a time on the WebAudio clock. */
export interface AudioOutput {
  /** False until the browser lets the page sound: without the autoplay policy that takes one touch. */
  isAllowed(): boolean;
  /** Asks again; to be called from a touch or key. */
  allow(): Promise<void>;
  /** Fetches a clip ahead of its turn. */
  prepare(url: string): void;
  /** Settles when the last sound has ended. A clip that does not arrive in time is left out: the chime always sounds. */
  play(sounds: readonly Sound[]): Promise<void>;
}

/** Asks the server for a clip, as this board. */
export type GetClip = (url: string, signal: AbortSignal) => Promise<Response>;

/** Sound by WebAudio; where the browser has none, an output that is never allowed. */
export function webAudioOutput(getClip: GetClip, onAllowedChange: () => void): AudioOutput {
  if (typeof AudioContext === 'undefined') return mutedOutput();
  const context = new AudioContext();
  context.onstatechange = onAllowedChange;
  const clips = new Map<string, Promise<AudioBuffer | null>>();
  let chime: AudioBuffer | null = null;

  function chimeBuffer(): AudioBuffer {
    if (chime === null) {
      const samples = chimeSamples(context.sampleRate);
      chime = context.createBuffer(1, samples.length, context.sampleRate);
      chime.copyToChannel(samples, 0);
    }
    return chime;
  }

  function clip(url: string): Promise<AudioBuffer | null> {
    const known = clips.get(url);
    if (known !== undefined) return known;
    const loading = loadClip(context, getClip, url).then((buffer) => {
      // What failed is asked for anew at the next call.
      if (buffer === null) clips.delete(url);
      return buffer;
    });
    clips.set(url, loading);
    for (const oldest of clips.keys()) {
      if (clips.size <= maxClips) break;
      clips.delete(oldest);
    }
    return loading;
  }

  async function play(sounds: readonly Sound[]): Promise<void> {
    let endsAt = context.currentTime;
    for (const sound of sounds) {
      // The chime sounds while the words are still on their way.
      const buffer = sound.kind === 'chime' ? chimeBuffer() : await clip(sound.url);
      if (buffer === null) continue;
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      const startsAt = Math.max(endsAt + sound.pauseSeconds, context.currentTime + leadSeconds);
      source.start(startsAt);
      endsAt = startsAt + buffer.duration;
    }
    // The page's timer is enough for the end; a lost `ended` event must not silence the hall for the day.
    await delay(Math.max(0, endsAt - context.currentTime) * 1000);
  }

  return {
    isAllowed: () => context.state === 'running',
    allow: () => context.resume(),
    prepare: (url) => void clip(url),
    play,
  };
}

function mutedOutput(): AudioOutput {
  return {
    isAllowed: () => false,
    allow: () => Promise.resolve(),
    prepare: () => undefined,
    play: () => Promise.resolve(),
  };
}

async function loadClip(context: AudioContext, getClip: GetClip, url: string): Promise<AudioBuffer | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), clipTimeLimitMs);
  try {
    const response = await getClip(url, stop.signal);
    return response.ok ? await context.decodeAudioData(await response.arrayBuffer()) : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
