import type { VNode } from 'preact';
import type { OutlookReply } from '../../protocol/manager-api.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { words } from '../words/messages.ts';
import { inMinutes } from './minutes.ts';

/** The hall in five numbers. */
export function Tiles({ view, outlook }: { view: StaffQueueView; outlook: OutlookReply }): VNode {
  const { today, windows, tickets } = view;
  const { nowSeconds, promisedSeconds, broken } = outlook.longestWait;
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting').length;
  const staffed = windows.filter((window) => window.status !== 'closed').length;
  const minutes = (seconds: number | null) =>
    seconds === null ? '–' : words.hall_minutes({ minutes: inMinutes(seconds) });
  return (
    <dl class="tiles">
      <Tile name={words.hall_tile_waiting()} value={words.hall_people({ count: waiting })} />
      <Tile
        name={words.hall_tile_longest()}
        value={minutes(nowSeconds)}
        note={words.hall_tile_promise({ minutes: Math.round(promisedSeconds / 60) })}
        alarm={broken}
      />
      <Tile name={words.hall_tile_mean()} value={minutes(today.meanWaitSeconds)} />
      <Tile
        name={words.hall_tile_issued()}
        value={String(today.issued)}
        note={words.hall_tile_finished({ finished: today.finished, missed: today.noShows })}
      />
      <Tile
        name={words.hall_tile_windows()}
        value={String(staffed)}
        note={words.hall_tile_windows_of({ count: windows.length })}
      />
    </dl>
  );
}

function Tile(props: { name: string; value: string; note?: string; alarm?: boolean }): VNode {
  return (
    <div class={`card tile ${props.alarm ? 'tile-alarm' : ''}`}>
      <dt>{props.name}</dt>
      <dd class="tile-value">{props.value}</dd>
      {props.note !== undefined && <dd class="tile-note">{props.note}</dd>}
    </div>
  );
}
