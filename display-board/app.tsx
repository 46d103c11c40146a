import type { ReadonlySignal } from '@preact/signals';
import type { BoardModel } from './models/board-model.ts';
import * as m from './paraglide/messages.js';
import { Both, bothLanguages } from './screens/both.tsx';
import { HallBoard } from './screens/hall-board.tsx';
import { WindowScreen } from './window-screen/window-screen.tsx';

interface AppProps {
  readonly model: BoardModel;
  /** Window that this screen hangs over; null for a hall board. */
  readonly window: string | null;
  readonly soundAllowed: ReadonlySignal<boolean>;
}

/** Chooses the screen; before the first answer it says that it connects, and why where the server refuses. */
export function App({ model, window, soundAllowed }: AppProps) {
  const view = model.view.value;
  if (view === null) return <Waiting model={model} />;
  if (window !== null) return <WindowScreen model={model} view={view} window={window} />;
  return <HallBoard model={model} view={view} muted={!soundAllowed.value} />;
}

function Waiting({ model }: { readonly model: BoardModel }) {
  const problem = model.problem.value;
  return (
    <main class="waiting">
      <Both text={bothLanguages(problem === null ? m.connecting : m.refused_title)} class="stacked" />
      {problem === null ? null : <p>{problem.detail}</p>}
    </main>
  );
}
