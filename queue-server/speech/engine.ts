import type { Result } from '../../protocol/result.ts';
import type { Language } from '../../protocol/text.ts';
import type { Pcm } from './wav.ts';

/**
 * What turns words into sound. A second engine (a hall's own recorded clips, a neural voice) stands behind the same interface;
 * levelling, cache and queue are the same for all.
 */
export interface SpeechEngine {
  /** Name and version: part of every clip's id, so that a new voice does not speak with old clips. */
  readonly name: string;
  /** Speaks once, unlevelled. The error is a reason for staff. Must settle within the engine's own time limit. */
  speak(text: string, language: Language): Promise<Result<Pcm, string>>;
  /** Ends whatever still runs. */
  close(): void;
}
