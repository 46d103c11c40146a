import { clockTime } from '../../protocol/clock.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { queueWords } from './words.ts';

/** Lines that fit into the panel. */
const shownLines = 6;

/** How long the lines are, told as a range, or 暂无法估计 (B-16). Public figures only. */
export function QueuePanel() {
  const { board, state, serverNow } = useKiosk();
  const view = board.value;
  const now = serverNow();
  if (view === null || !state.value.hall.reachable) {
    return (
      <aside class="queue">
        <h2>{m.queue_title()}</h2>
        <p class="queue-none">{m.queue_stale()}</p>
      </aside>
    );
  }
  return (
    <aside class="queue">
      <div class="queue-head">
        <h2>{m.queue_title()}</h2>
        {now !== null && <p>{m.queue_updated({ time: clockTime(now, view.utcOffsetMinutes) })}</p>}
      </div>
      <ul>
        {view.lanes.slice(0, shownLines).map((lane) => (
          <li key={lane.letter}>
            <span class="queue-letter">{lane.letter}</span>
            <span class="queue-name">
              {pick(lane.name)}
              <span class="queue-wait">{lane.waiting === 0 ? m.queue_nobody() : queueWords(lane.estimate)}</span>
            </span>
            <span class="queue-count">{m.queue_people({ count: lane.waiting })}</span>
          </li>
        ))}
      </ul>
      {view.current !== null && (
        <p class="queue-calling">
          {m.queue_calling({ number: view.current.number, window: view.current.windowLabel })}
        </p>
      )}
    </aside>
  );
}
