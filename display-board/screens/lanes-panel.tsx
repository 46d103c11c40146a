import { assertNever } from '../../protocol/result.ts';
import type { BoardView } from '../../protocol/views.ts';
import { type WaitRange, waitRange } from '../../protocol/wait-range.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';

/** How many wait in each line, and for how long (B-16): a range, and 暂无法估计 where nothing is known. */
export function LanesPanel({ view }: { readonly view: BoardView }) {
  const { lanes, missed } = view;
  // Six lines beside the panel of missed numbers leave no room for a second language in each.
  const isTight = lanes.length > 6 || missed.length > 6 || (lanes.length > 5 && missed.length > 0);
  return (
    <section class={`panel lanes ${isTight ? 'lanes-many' : ''}`}>
      <header>
        <h2>
          <Both text={bothLanguages(m.waiting)} />
        </h2>
        <Both text={bothLanguages(m.wait)} class="quiet" />
      </header>
      <ul>
        {lanes.map((lane) => (
          <li key={lane.letter}>
            <span class="lane-letter">{lane.letter}</span>
            <Both text={lane.name} class="lane-name" />
            <span class="lane-count">
              <span class="digits">{lane.waiting}</span> {m.people({}, { locale: 'zh-CN' })}
            </span>
            <LaneWait range={waitRange(lane.estimate)} waiting={lane.waiting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LaneWaitProps {
  readonly range: WaitRange;
  readonly waiting: number;
}

/** Minutes as digits, which need no language; the unit stands in the heading. Where nobody waits nothing need be told. */
function LaneWait({ range, waiting }: LaneWaitProps) {
  switch (range.kind) {
    case 'unknown':
      if (waiting === 0) return <span class="lane-wait quiet">—</span>;
      return <Both text={bothLanguages(m.wait_unknown)} class="lane-wait stacked" />;
    case 'within':
      return <span class="lane-wait digits">0–{range.toMinutes}</span>;
    case 'between':
      return (
        <span class="lane-wait digits">
          {range.fromMinutes}–{range.toMinutes}
        </span>
      );
    default:
      return assertNever(range);
  }
}
