import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import type { SessionReply } from '../../protocol/api.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { CounterBrief } from '../counter/counter-card.tsx';
import { Icon } from '../kit/icon.tsx';
import { StaleNote } from '../shell/stale-note.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { windowStatusIcons } from '../shell/window-status-icons.ts';
import { windowKindLabels, windowStatusLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { ActionBar } from './action-bar.tsx';
import { CurrentTicket } from './current-ticket.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { QueueList } from './queue-list.tsx';
import { MessagesPanel, TodayPanel } from './side-panels.tsx';
import { TellerDialogs } from './teller-dialogs.tsx';
import type { TellerModel } from './teller-model.ts';
import { useTellerKeys } from './use-teller-keys.ts';
import { WhyPanel } from './why-panel.tsx';

/** Waits are shown in minutes: the lists need the time only every few seconds. */
const listBeatMs = 5_000;

/** The teller terminal: queue at the left, the present number in the middle, the hall at the right (B-14). */
export function TerminalScreen(props: { session: SessionReply; live: LiveHall; model: TellerModel }): VNode {
  const { session, live, model } = props;
  const slowNow = useComputed(() => Math.floor(live.now.value / listBeatMs) * listBeatMs);
  useTellerKeys(model);
  return (
    <div class={`page ${live.connected.value ? '' : 'page-stale'}`}>
      <TopBar session={session}>
        <WindowTitle model={model} />
      </TopBar>
      <StaleNote live={live} />
      <main class="terminal">
        <QueueList model={model} now={slowNow.value} />
        <div class="terminal-middle">
          <CurrentTicket model={model} />
          <ActionBar model={model} />
          <NoticeBar model={model} />
          <WhyPanel model={model} />
        </div>
        <div class="terminal-side">
          <TodayPanel model={model} />
          <CounterBrief
            positions={session.positions}
            onDetails={() => {
              model.dialog.value = { kind: 'devices' };
            }}
          />
          <MessagesPanel model={model} />
        </div>
      </main>
      <TellerDialogs model={model} positions={session.positions} />
    </div>
  );
}

function WindowTitle({ model }: { model: TellerModel }): VNode {
  const { window } = model.situation.value;
  const tone = window.status === 'paused' || window.status === 'closing' ? 'chip-warn' : 'chip-ok';
  return (
    <>
      <h1>{words.window_named({ label: window.label })}</h1>
      <span class={`chip ${tone}`}>
        <Icon name={windowStatusIcons[window.status]} />
        {windowStatusLabels[window.status]()}
      </span>
      <span class="chip">
        {windowKindLabels[window.kind]()}
        {window.tidal && ` · ${words.window_tidal()}`}
        {window.lowCounter && ` · ${words.window_low_counter()}`}
      </span>
    </>
  );
}
