import type { Utterance } from './voice-queue.ts';

/** One sound of an utterance and the silence before it. */
export type Sound =
  | { readonly kind: 'chime'; readonly pauseSeconds: number }
  | { readonly kind: 'clip'; readonly url: string; readonly pauseSeconds: number };

const pauseSeconds = 0.6;

/**
 * What is heard, in order: the chime, the hall's first language twice, its other languages once.
 * Several calls merged share one chime, and each is said once in the first language.
 */
export function playlist(utterance: Utterance): readonly Sound[] {
  const clips = utterance.announcements.flatMap(({ audio }) => {
    const [first, ...others] = audio;
    if (first === undefined) return [];
    return utterance.merged ? [first] : [first, first, ...others];
  });
  return [{ kind: 'chime', pauseSeconds: 0 }, ...clips.map(({ url }): Sound => ({ kind: 'clip', url, pauseSeconds }))];
}
