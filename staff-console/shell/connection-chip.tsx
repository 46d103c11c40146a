import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Icon } from '../kit/icon.tsx';
import { words } from '../words/messages.ts';

/** Is what the page shows live, and how quick is the line. */
export function ConnectionChip({ live }: { live: LiveHall }): VNode {
  const state = live.state.value;
  const good = state === 'live' || state === 'connecting';
  return (
    <span class={`chip connection ${good ? '' : 'chip-danger'}`} role="status">
      <Icon name={good ? 'wifi' : 'wifi-off'} />
      {connectionWords(live)}
    </span>
  );
}

function connectionWords(live: LiveHall): string {
  const ms = live.latencyMs.value;
  switch (live.state.value) {
    case 'connecting':
      return words.connection_connecting();
    case 'live':
      return ms === null ? words.connection_live() : words.connection_live_ms({ ms });
    case 'stale':
      return staleSince(live) ?? words.connection_stale();
    case 'ended':
      return words.connection_ended();
  }
}

function staleSince(live: LiveHall): string | null {
  const at = live.lastHeardAt.value;
  const offset = live.view.value?.utcOffsetMinutes;
  return at === null || offset === undefined ? null : words.connection_stale_at({ time: clockTime(at, offset) });
}
