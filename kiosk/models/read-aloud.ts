import type { Language } from '../../protocol/text.ts';
import { newRequestKey } from '../../ui/client/request-key.ts';

const answerLimitMs = 4_000;

/** Speaks words that the server turned into sound. Where it cannot, it is silent: every word also stands on the screen. */
export interface ReadAloud {
  say(text: string, language: Language): void;
  stop(): void;
}

/** Words of screens only are sent, never a name or a number of a person. The newest words win. */
export function createReadAloud(token: () => string | null, base = '/api/v1'): ReadAloud {
  let audio: AudioContext | null = null;
  let playing: AudioBufferSourceNode | null = null;
  let asking: AbortController | null = null;

  function stop(): void {
    asking?.abort();
    asking = null;
    playing?.stop();
    playing = null;
  }

  async function fetchSound(text: string, language: Language, signal: AbortSignal): Promise<ArrayBuffer | null> {
    const response = await fetch(`${base}/speech`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': newRequestKey(),
        Authorization: `Bearer ${token() ?? ''}`,
      },
      body: JSON.stringify({ text: text.slice(0, 500), language }),
      signal,
    });
    return response.ok ? response.arrayBuffer() : null;
  }

  async function speak(text: string, language: Language): Promise<void> {
    stop();
    const abort = new AbortController();
    asking = abort;
    const limit = setTimeout(() => abort.abort(), answerLimitMs);
    try {
      const sound = await fetchSound(text, language, abort.signal);
      if (sound === null || abort.signal.aborted) return;
      audio ??= new AudioContext();
      await audio.resume();
      const source = audio.createBufferSource();
      source.buffer = await audio.decodeAudioData(sound);
      source.connect(audio.destination);
      if (abort.signal.aborted) return;
      playing = source;
      source.start();
    } catch {
      // No voice, no network, or a page that may not sound yet: the words on the screen are enough.
    } finally {
      clearTimeout(limit);
    }
  }

  return { say: (text, language) => void speak(text, language), stop };
}
