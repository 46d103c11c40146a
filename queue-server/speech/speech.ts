import type { Refusal } from '../../protocol/problems.ts';
import { refuse } from '../../protocol/problems.ts';
import { err, type Result } from '../../protocol/result.ts';
import type { Language } from '../../protocol/text.ts';

/** Whether the hall has a voice, for the health page; `reason` is for staff and holds no text that was to be spoken. */
export type SpeechHealth =
  | { readonly available: true; readonly engine: string }
  | { readonly available: false; readonly reason: string };

/** A finished clip: mono 16-bit WAV at −16 LUFS, true peak at most −1.5 dBTP, silence cut off at both ends. */
export interface Clip {
  /** Digest of words, language and engine: the same words are the same clip. */
  readonly id: string;
  readonly wav: Uint8Array;
}

/**
 * Words to audio (C-03, Q-03). A call never waits for it: boards flash first, and speak when the clip is there.
 * Refuses `speech_unavailable` where there is no engine, it failed, it passed its time limit, or too much is waiting,
 * and `invalid_request` where there is nothing to say or too much.
 */
export interface Speech {
  health(): SpeechHealth;
  render(text: string, language: Language): Promise<Result<Clip, Refusal>>;
  /** A clip that was rendered before; null where it was not, or was put out of the cache since. */
  find(id: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Speech of a machine without a voice: chime and flash go on, and the health page says why. */
export function silentSpeech(reason: string): Speech {
  return {
    health: () => ({ available: false, reason }),
    render: () => Promise.resolve(err(refuse('speech_unavailable'))),
    find: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}
