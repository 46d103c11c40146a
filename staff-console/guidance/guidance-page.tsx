import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { Icon } from '../kit/icon.tsx';
import { queueColumns } from '../models/guidance-columns.ts';
import { minutesSince } from '../models/wait-ageing.ts';
import { StaleNote } from '../shell/stale-note.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { serviceStateLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { GuidanceDialogs } from './guidance-dialogs.tsx';
import { createGuidanceModel } from './guidance-model.ts';
import { HelpPanel } from './help-panel.tsx';
import { LaneBoard, MissedRow } from './lane-board.tsx';
import { MovedBar } from './moved-bar.tsx';
import { createMovesModel } from './moves-model.ts';
import { SelectBar } from './select-bar.tsx';
import { useHelpSound } from './use-help-sound.ts';
import { WindowStrip } from './window-strip.tsx';

const listBeatMs = 5_000;

/** `/staff/guidance`: the live queue by line, the windows, calls for help, and tickets taken for people. */
export function GuidancePage(props: { session: SessionReply; live: LiveHall; view: StaffQueueView }): VNode {
  const { session, live, view } = props;
  const { api, newKey } = useConsole();
  const model = useMemo(() => createGuidanceModel({ api, live, newKey }), [api, live, newKey]);
  const moves = useMemo(() => createMovesModel({ api, live, newKey }), [api, live, newKey]);
  const slowNow = useComputed(() => Math.floor(live.now.value / listBeatMs) * listBeatMs);
  useHelpSound(view);
  const columns = queueColumns(view);
  const waiting = columns.flatMap((column) => column.tickets);
  const longest = waiting.reduce((most, ticket) => Math.max(most, minutesSince(ticket.issuedAt, slowNow.value)), 0);
  const dialogOpen = model.dialog.value !== null || moves.planned.value !== null;
  const problem = model.problem.value ?? moves.problem.value;

  return (
    <div class={`page guidance-page ${live.connected.value ? '' : 'page-stale'}`}>
      <TopBar session={session}>
        <h1>{words.guidance_title()}</h1>
        <span class={`chip ${view.service.state === 'open' ? 'chip-ok' : 'chip-warn'}`}>
          {serviceStateLabels[view.service.state]()}
        </span>
      </TopBar>
      <StaleNote live={live} />
      <main class="guidance">
        <div class="guidance-main">
          {moves.selecting.value ? (
            <SelectBar view={view} moves={moves} />
          ) : (
            <div class="guidance-bar">
              <span class="chip chip-large">{words.guidance_waiting({ count: waiting.length })}</span>
              {waiting.length > 0 && (
                <span class="chip chip-large">{words.guidance_longest({ minutes: longest })}</span>
              )}
              <Button size="l" class="touch" appearance="outlined" onClick={moves.startSelecting}>
                <Icon slot="start" name="arrow-left-right" />
                {words.move_select()}
              </Button>
              <Button variant="brand" size="l" class="touch" onClick={() => model.open({ kind: 'issue' })}>
                <Icon slot="start" name="ticket-plus" />
                {words.guidance_issue()}
              </Button>
            </div>
          )}
          <div role="alert">
            {problem !== null && !dialogOpen && <Callout tone="danger">{problemWords(problem)}</Callout>}
          </div>
          <MovedBar moves={moves} live={live} />
          <div class="guidance-lines">
            <LaneBoard columns={columns} view={view} now={slowNow.value} model={model} moves={moves} />
            <MissedRow view={view} model={model} />
          </div>
          <WindowStrip view={view} model={model} moves={moves} />
        </div>
        <HelpPanel view={view} model={model} live={live} />
      </main>
      <GuidanceDialogs model={model} moves={moves} view={view} />
    </div>
  );
}
