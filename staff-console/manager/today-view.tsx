import type { VNode } from 'preact';
import type { SessionReply } from '../../protocol/api.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { Callout } from '../kit/callout.tsx';
import { reachOf } from '../models/menu.ts';
import { words } from '../words/messages.ts';
import { AdviceCard } from './advice-card.tsx';
import { AheadCard } from './ahead-card.tsx';
import { HalfHoursCard } from './half-hours-card.tsx';
import type { ManagerModel } from './manager-model.ts';
import { Tiles } from './tiles.tsx';
import { TruthCard } from './truth-card.tsx';
import { WindowsCard } from './windows-card.tsx';

/** What was, what is, what is coming. */
export function TodayView(props: { session: SessionReply; view: StaffQueueView; model: ManagerModel }): VNode {
  const { session, view, model } = props;
  const outlook = model.outlook.value;
  if (outlook === null) return <p class="quiet">{words.loading()}</p>;
  const { broken, nowSeconds, promisedSeconds } = outlook.longestWait;
  return (
    <>
      <div role="alert">
        {broken && (
          <Callout tone="danger">
            {words.hall_alarm({ minutes: Math.floor(nowSeconds / 60), promised: Math.round(promisedSeconds / 60) })}
          </Callout>
        )}
      </div>
      <Tiles view={view} outlook={outlook} />
      <div class="hall-columns">
        <div class="hall-main">
          <HalfHoursCard halfHours={outlook.halfHours} />
          <AheadCard outlook={outlook} />
          <TruthCard outlook={outlook} model={model} />
        </div>
        <div class="hall-side">
          <AdviceCard
            outlook={outlook}
            windows={view.windows}
            model={model}
            decides={reachOf(session, 'tidal.approve') === 'all'}
          />
          <WindowsCard view={view} opening={outlook.tide.opening} />
        </div>
      </div>
    </>
  );
}
