import type { BoardView } from '../../protocol/views.ts';
import { listedCalls } from '../calls/showcase.ts';
import type { BoardModel } from '../models/board-model.ts';
import { hallMode } from '../models/hall-mode.ts';
import { Both } from './both.tsx';
import { CallList } from './call-list.tsx';
import { CurrentCall } from './current-call.tsx';
import { Frame } from './frame.tsx';
import { LanesPanel } from './lanes-panel.tsx';
import { GetReadyPanel, MissedPanel } from './number-panels.tsx';
import { Resting } from './resting.tsx';
import { SignalLost } from './signal-lost.tsx';

const listedCount = 5;

interface HallBoardProps {
  readonly model: BoardModel;
  readonly view: BoardView;
}

/** The big board of a hall: who is called where, who waits how long, who comes next, who was missed. Numbers only (C-05). */
export function HallBoard({ model, view, muted }: HallBoardProps & { readonly muted: boolean }) {
  const isLost = model.state.value !== 'live';
  return (
    <div class={`board ${isLost ? 'stale' : ''}`}>
      <Frame view={view} clockMs={model.clockMs.value} title={view.name} muted={muted}>
        <main>
          {hallMode(view) === 'resting' ? (
            <Resting view={view} nowMs={model.clockMs.value} />
          ) : (
            <CallingBoard model={model} view={view} />
          )}
          <SpokenNoticeBanner model={model} />
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
  return (
    <div class="calling">
      <div class="calling-left">
        <CurrentCall showcase={showcase} />
        <CallList calls={listedCalls(showcase, view, listedCount)} rows={listedCount} />
      </div>
      <div class="calling-right">
        <LanesPanel view={view} />
        <GetReadyPanel numbers={view.getReady} />
        <MissedPanel view={view} />
      </div>
    </div>
  );
}

/** Chinese characters that fill the banner at its usual size. */
const roomForChars = 44;

function SpokenNoticeBanner({ model }: { readonly model: BoardModel }) {
  const notice = model.notice.value;
  if (notice === null) return null;
  return (
    <p
      class={`spoken-notice ${notice.urgent ? 'urgent' : ''} ${notice.text.zh.length > roomForChars ? 'spoken-long' : ''}`}
      role="alert"
    >
      <Both text={notice.text} class="stacked" />
    </p>
  );
}
