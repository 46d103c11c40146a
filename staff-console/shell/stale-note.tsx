import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Callout } from '../kit/callout.tsx';
import { words } from '../words/messages.ts';

/** Says plainly that what is shown is old, since when, and what to do meanwhile; nothing while the line is good. */
export function StaleNote({ live }: { live: LiveHall }): VNode | null {
  const at = live.lastHeardAt.value;
  const offset = live.view.value?.utcOffsetMinutes;
  if (live.state.value !== 'stale') return null;
  return (
    <div role="alert" class="stale-note">
      <Callout tone="danger">
        {at === null || offset === undefined
          ? words.stale_note_unknown()
          : words.stale_note({ time: clockTime(at, offset) })}
      </Callout>
    </div>
  );
}
