import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { Language } from '../../protocol/text.ts';
import type { ClipStore } from './clip-store.ts';
import type { SpeechEngine } from './engine.ts';
import { levelled } from './level.ts';
import type { Clip, Speech, SpeechHealth } from './speech.ts';
import { encodeWav } from './wav.ts';

const maxTextLength = 600;
/** Renders that may wait: a minute of work. What comes on top is refused; boards flash and chime without it. */
const maxWaiting = 64;

/** Speech by an engine: one render at a time, the same words once, levelled and kept by their words. */
export function engineSpeech(engine: SpeechEngine, store: ClipStore): Speech {
  const underWay = new Map<string, Promise<Result<Clip, Refusal>>>();
  let line: Promise<unknown> = Promise.resolve();
  let trouble: string | null = null;
  let closed = false;

  async function renderOnce(id: string, text: string, language: Language): Promise<Result<Clip, Refusal>> {
    const kept = await store.get(id);
    if (kept !== null) return ok({ id, wav: kept });
    const mine = line.then(() => speakNow(id, text, language));
    line = mine.catch(() => undefined);
    return mine;
  }

  async function speakNow(id: string, text: string, language: Language): Promise<Result<Clip, Refusal>> {
    if (closed) return err(refuse('speech_unavailable'));
    const spoken = await engine.speak(text, language);
    // Sound that is silent was not spoken: to keep it would be to never speak these words.
    trouble = !spoken.ok ? spoken.error : spoken.value.samples.length === 0 ? 'the engine gave no sound' : null;
    if (!spoken.ok || trouble !== null) return err(refuse('speech_unavailable'));
    // Levelling takes some milliseconds of this thread: commands that wait go first.
    await turn();
    const wav = encodeWav(levelled(spoken.value));
    await store.put(id, wav);
    return ok({ id, wav });
  }

  return {
    health: (): SpeechHealth =>
      trouble === null ? { available: true, engine: engine.name } : { available: false, reason: trouble },

    async render(text, language) {
      // Full-width digits are digits; a text without letter or digit has no sound, which is no fault of the engine.
      const words = text.normalize('NFKC').trim();
      if (!/[\p{L}\p{N}]/u.test(words) || words.length > maxTextLength) return err(refuse('invalid_request'));
      if (closed) return err(refuse('speech_unavailable'));
      const id = clipId(engine.name, language, words);
      const same = underWay.get(id);
      if (same !== undefined) return same;
      if (underWay.size >= maxWaiting) return err(refuse('speech_unavailable'));
      const result = renderOnce(id, words, language).finally(() => underWay.delete(id));
      underWay.set(id, result);
      return result;
    },

    find: (id) => store.get(id),

    async close() {
      closed = true;
      engine.close();
      await line;
    },
  };
}

function clipId(engine: string, language: Language, words: string): string {
  return createHash('sha256')
    .update(JSON.stringify([engine, language, words]))
    .digest('hex')
    .slice(0, 32);
}
