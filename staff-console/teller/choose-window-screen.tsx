import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { StaffQueueView, StaffWindow } from '../../protocol/views.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { createCommandRunner } from '../client/command-runner.ts';
import { useConsole } from '../client/console.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { CounterCard } from '../counter/counter-card.tsx';
import { CounterDialog } from '../counter/counter-dialog.tsx';
import { Callout } from '../kit/callout.tsx';
import { Icon } from '../kit/icon.tsx';
import { StaleNote } from '../shell/stale-note.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { windowKindLabels, windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';

/** Choosing a window is going on duty there: the server opens it for this teller, or says why not (B-09). */
export function ChooseWindowScreen(props: { session: SessionReply; live: LiveHall; view: StaffQueueView }): VNode {
  const { session, live, view } = props;
  const { api, newKey } = useConsole();
  const problem = useSignal<Problem | null>(null);
  const settingsOpen = useSignal(false);
  const runner = useMemo(() => createCommandRunner({ newKey, watch: () => live.watch() }), [newKey, live]);

  async function open(window: StaffWindow): Promise<void> {
    problem.value = null;
    const ran = await runner.run(`open ${window.id}`, (key) => api.window(live.hall, window.id, 'open', {}, key));
    if (ran.kind === 'answered' && !ran.result.ok) problem.value = ran.result.error;
  }

  return (
    <div class="page">
      <TopBar session={session}>
        <h1>{words.choose_window_title()}</h1>
      </TopBar>
      <StaleNote live={live} />
      <main class="choose">
        <p class="choose-hint">{words.choose_window_hint()}</p>
        <div role="status">
          <WantedNote windows={view.windows} />
        </div>
        <div role="alert">
          {problem.value !== null && <Callout tone="danger">{problemWords(problem.value)}</Callout>}
        </div>
        <ul class="choose-grid">
          {view.windows.map((window) => (
            <li key={window.id}>
              <button
                type="button"
                class="choose-window"
                disabled={window.status !== 'closed' || runner.busy.value}
                onClick={() => void open(window)}
              >
                <span class="choose-number">{window.label}</span>
                <span class="choose-kind">
                  {windowKindLabels[window.kind]()}
                  {window.tidal && ` · ${words.window_tidal()}`}
                  {window.lowCounter && ` · ${words.window_low_counter()}`}
                </span>
                <WindowState window={window} />
              </button>
            </li>
          ))}
        </ul>
        <CounterCard
          positions={session.positions}
          onDetails={() => {
            settingsOpen.value = true;
          }}
        />
      </main>
      {settingsOpen.value && (
        <CounterDialog
          positions={session.positions}
          onClose={() => {
            settingsOpen.value = false;
          }}
        />
      )}
    </div>
  );
}

/** Tidal windows whose opening was decided: somebody who is free goes there (B-08). */
function WantedNote({ windows }: { windows: readonly StaffWindow[] }): VNode | null {
  const wanted = windows.filter((window) => window.opening).map((window) => window.label);
  if (wanted.length === 0) return null;
  return <Callout tone="warning">{words.choose_window_opening({ windows: wanted.join('、') })}</Callout>;
}

function WindowState({ window }: { window: StaffWindow }): VNode {
  if (window.status === 'closed') {
    return (
      <span class="choose-state choose-free">
        <Icon name="door-open" />
        {window.opening ? words.choose_window_wanted() : words.choose_window_open()}
      </span>
    );
  }
  return (
    <span class="choose-state">
      <Icon name="user" />
      {windowStatusLabels[window.status]()} · {words.choose_window_taken({ staffNo: window.staffNo ?? '–' })}
    </span>
  );
}
