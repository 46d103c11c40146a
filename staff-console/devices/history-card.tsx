import type { VNode } from 'preact';
import type { DeviceHistoryReply } from '../../protocol/devices-api.ts';
import { Icon } from '../kit/icon.tsx';
import type { IconName } from '../kit/icon-files.ts';
import { words } from '../words/messages.ts';
import { type DeskClock, lengthWords, momentText } from './desk-times.ts';
import { deedWords, periodWords } from './device-words.ts';

interface Line {
  readonly at: number;
  readonly icon: IconName;
  readonly look: 'trouble' | 'lasting' | 'deed';
  readonly title: string;
  readonly time: string;
  readonly note: string | null;
}

/** Troubles and deeds in one line of time, newest first. */
export function linesOf({ periods, deeds }: Pick<DeviceHistoryReply, 'periods' | 'deeds'>, clock: DeskClock): Line[] {
  const troubles = periods.map((period): Line => {
    const { from, to, what } = period;
    const lasts = to === null;
    const end = lasts ? words.history_lasting() : momentText(to, clock);
    return {
      at: from,
      icon: what.kind === 'silent' ? 'wifi-off' : 'triangle-alert',
      look: lasts ? 'lasting' : 'trouble',
      title: periodWords(period),
      time: lasts
        ? `${momentText(from, clock)} · ${end}`
        : words.history_span({ from: momentText(from, clock), to: end }),
      note: lengthWords((to ?? clock.now) - from),
    };
  });
  const done = deeds.map(
    (deed): Line => ({
      at: deed.at,
      icon: 'check',
      look: 'deed',
      title: deedWords(deed),
      time: momentText(deed.at, clock),
      note: deed.words,
    }),
  );
  return [...troubles, ...done].sort((a, b) => b.at - a.at);
}

/** What was the matter from when to when, and what was done about it. */
export function HistoryCard(props: { history: DeviceHistoryReply | null; clock: DeskClock }): VNode {
  const { history, clock } = props;
  const lines = history === null ? [] : linesOf(history, clock);
  return (
    <section class="card history" aria-labelledby="history-title">
      <h2 id="history-title">{words.history_title()}</h2>
      {history === null && <p class="quiet">{words.loading()}</p>}
      {history !== null && lines.length === 0 && <p class="quiet">{words.history_none()}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ol tabIndex={0} aria-label={words.history_title()}>
        {lines.map((line) => (
          <li key={`${line.at} ${line.title}`} class={`history-line history-${line.look}`}>
            <Icon name={line.icon} />
            <div>
              <p>{line.title}</p>
              <p class="quiet">
                {line.time}
                {line.note !== null && ` · ${line.note}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {history?.complete === false && <p class="quiet">{words.history_reading()}</p>}
    </section>
  );
}
