import type { BoardView } from '../../protocol/views.ts';
import { listedCalls } from '../calls/showcase.ts';
import type { BoardModel } from '../models/board-model.ts';
import { hallMode } from '../models/hall-mode.ts';
import { CallsPlace } from './calls-place.tsx';
import { CurrentCall } from './current-call.tsx';
import { Frame } from './frame.tsx';
import { LanesPanel } from './lanes-panel.tsx';
import { GetReadyPanel, MissedPanel } from './number-panels.tsx';
import { Resting } from './resting.tsx';
import { SignalLost } from './signal-lost.tsx';
import { SpokenNotices } from './spoken-notices.tsx';

const listedCount = 5;

interface HallBoardProps {
  readonly model: BoardModel;
  readonly view: BoardView;
}

/** The big board of a hall: who is called where, who waits how long, who comes next, who was missed. Numbers only (C-05). */
export function HallBoard({ model, view, muted }: HallBoardProps & { readonly muted: boolean }) {
  const isLost = model.state.value !== 'live';
  const isResting = hallMode(view) === 'resting';
  const over = model.notices.value.filter(({ urgent }) => urgent || isResting);
  return (
    <div class={`board ${isLost ? 'stale' : ''}`}>
      <Frame view={view} clockMs={model.clockMs.value} title={view.name} muted={muted}>
        <main>
          {isResting ? <Resting view={view} nowMs={model.clockMs.value} /> : <CallingBoard model={model} view={view} />}
          {over.length === 0 ? null : (
            <div class="spoken-over">
              <SpokenNotices notices={over} />
            </div>
          )}
          {isLost && model.lastHeardAt.value !== null ? (
            <SignalLost lastHeardAt={model.lastHeardAt.value} utcOffsetMinutes={view.utcOffsetMinutes} />
          ) : null}
        </main>
      </Frame>
      <p class="for-ears" role="status">
        {model.lastWords.value?.zh ?? ''}
      </p>
    </div>
  );
}

function CallingBoard({ model, view }: HallBoardProps) {
  const showcase = model.showcase.value;
  const notices = model.notices.value.filter(({ urgent }) => !urgent);
  return (
    <div class="calling">
      <div class="calling-left">
        <CurrentCall showcase={showcase} />
        <CallsPlace calls={listedCalls(showcase, view, listedCount)} rows={listedCount} notices={notices} />
      </div>
      <div class="calling-right">
        <LanesPanel view={view} />
        <GetReadyPanel numbers={view.getReady} />
        <MissedPanel view={view} />
      </div>
    </div>
  );
}
