import type { Announcement } from '../../protocol/views.ts';
import type { AudioOutput } from './audio-output.ts';
import { playlist } from './playlist.ts';
import {
  announced,
  nextSpoken,
  silentQueue,
  spoken,
  type Turn,
  turnOf,
  type VoiceQueue,
  withdrawn,
} from './voice-queue.ts';

/** Says announcements one after the other. Nothing waits for it: it follows the screen. */
export interface VoicePlayer {
  announce(announcement: Announcement): void;
  /** Forgets what waits and no longer holds. */
  withdraw(holds: (announcement: Announcement) => boolean): void;
  isSpeaking(): boolean;
  /** Whether the announcement of this id waits, is being said, or is over; over as well where it is not said. */
  turnOf(id: string): Turn;
}

/** An utterance that fails counts as said, so that the next one is heard. @param now ms on a clock that never jumps */
export function createVoicePlayer(output: AudioOutput, now: () => number): VoicePlayer {
  let queue: VoiceQueue = silentQueue;

  function proceed(): void {
    if (queue.speaking !== null) return;
    queue = nextSpoken(queue, now());
    if (queue.speaking === null) return;
    const ended = () => {
      queue = spoken(queue);
      proceed();
    };
    output.play(playlist(queue.speaking)).then(ended, ended);
  }

  return {
    announce(announcement) {
      // Where sound is not allowed yet, calls are not saved up to be blared out later.
      if (!output.isAllowed()) return;
      queue = announced(queue, announcement, now());
      for (const { url } of announcement.audio) output.prepare(url);
      proceed();
    },
    withdraw(holds) {
      queue = withdrawn(queue, holds);
    },
    isSpeaking: () => queue.speaking !== null,
    turnOf: (id) => turnOf(queue, id),
  };
}
