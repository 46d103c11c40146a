import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import { addDays, localDay } from '../../protocol/clock.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Callout } from '../kit/callout.tsx';
import { ReasonDialog } from '../kit/reason-dialog.tsx';
import { StaleNote } from '../shell/stale-note.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { serviceStateLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { CallsView } from './calls-view.tsx';
import { createManagerModel, type ManagerModel } from './manager-model.ts';
import { PlanDay } from './plan-day.tsx';
import { PlanView } from './plan-view.tsx';
import { TodayView } from './today-view.tsx';

/** `/staff/hall` for the hall manager: waits, windows, tidal advice, the next two hours, tomorrow's plan, today's calls (B-05, B-07, B-08). */
export function HallPage(props: { session: SessionReply; live: LiveHall; view: StaffQueueView }): VNode {
  const { session, live, view } = props;
  const { api, newKey } = useConsole();
  const model = useMemo(
    () => createManagerModel({ api, hall: live.hall, newKey, onQueueChange: live.onChange }),
    [api, live, newKey],
  );
  useEffect(() => model.start(), [model]);
  const [shown, setShown] = useState<'today' | 'plan' | 'calls'>('today');
  const [day, setDay] = useState(() => addDays(localDay(live.now.peek(), view.utcOffsetMinutes), 1));
  const problem = model.refusal.value ?? model.problem.value;
  return (
    <div class={`page hall-page ${live.connected.value ? '' : 'page-stale'}`}>
      <TopBar session={session}>
        <h1>{words.hall_title()}</h1>
        <span class={`chip ${view.service.state === 'open' ? 'chip-ok' : 'chip-warn'}`}>
          {serviceStateLabels[view.service.state]()}
        </span>
      </TopBar>
      <StaleNote live={live} />
      <main class="hall">
        <div class="hall-bar">
          <fieldset class="hall-views">
            <legend>{words.hall_views()}</legend>
            <ViewButton name={words.hall_view_today()} pressed={shown === 'today'} onPress={() => setShown('today')} />
            <ViewButton name={words.hall_view_plan()} pressed={shown === 'plan'} onPress={() => setShown('plan')} />
            <ViewButton name={words.hall_view_calls()} pressed={shown === 'calls'} onPress={() => setShown('calls')} />
          </fieldset>
          {shown === 'plan' && <PlanDay day={day} onDay={setDay} />}
        </div>
        <div role="alert">
          {problem !== null && model.declining.value === null && (
            <Callout tone="danger">{problemWords(problem)}</Callout>
          )}
        </div>
        {shown === 'today' && <TodayView session={session} view={view} model={model} />}
        {shown === 'plan' && <PlanView model={model} day={day} />}
        {shown === 'calls' && <CallsView hall={live.hall} />}
      </main>
      <DeclineDialog model={model} />
    </div>
  );
}

function ViewButton({ name, pressed, onPress }: { name: string; pressed: boolean; onPress: () => void }): VNode {
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress}>
      {name}
    </button>
  );
}

function DeclineDialog({ model }: { model: ManagerModel }): VNode | null {
  const advice = model.declining.value;
  if (advice === null) return null;
  return (
    <ReasonDialog
      label={words.advice_decline_title()}
      intro={words.advice_decline_intro()}
      submit={words.advice_decline()}
      choices={[words.advice_decline_passing(), words.advice_decline_busy(), words.advice_decline_solved()]}
      busy={model.busy.value}
      problem={model.refusal.value}
      onReason={(reason) => void model.decline(advice, reason)}
      onClose={() => {
        model.declining.value = null;
      }}
    />
  );
}
