import { assertNever } from '../../protocol/result.ts';
import type { Text } from '../../protocol/text.ts';
import type { BoardView, BoardWindow } from '../../protocol/views.ts';
import type { BoardModel } from '../models/board-model.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from '../screens/both.tsx';
import { Frame } from '../screens/frame.tsx';
import { type WindowState, windowState } from './window-state.ts';

interface WindowScreenProps {
  readonly model: BoardModel;
  readonly view: BoardView;
  /** Id of the window that it hangs over. */
  readonly window: string;
}

/** The screen over one window: its uniform name, number served, teller's number, state (C-02; S2 4.1.3.1, 4.3.5). */
export function WindowScreen({ model, view, window: id }: WindowScreenProps) {
  const window = view.windows.find((candidate) => candidate.id === id);
  const state = windowState(window, model.state.value === 'live');
  return (
    <div class="board">
      <Frame view={view} clockMs={model.clockMs.value} title={view.windowTitle}>
        <main class={`over-window over-window-${state.kind}`}>
          <WindowName window={window} id={id} state={state} />
          <StateWords state={state} />
        </main>
      </Frame>
    </div>
  );
}

interface WindowNameProps {
  readonly window: BoardWindow | undefined;
  readonly id: string;
  readonly state: WindowState;
}

function WindowName({ window, id, state }: WindowNameProps) {
  return (
    <header class="window-name">
      <p class="window-label">
        <span class="digits">{window?.label ?? id}</span> <Both text={bothLanguages(m.counter)} class="stacked" />
      </p>
      <p class="window-badges">
        {window?.tidal === true ? <Both text={bothLanguages(m.status_tidal)} class="badge" /> : null}
        {window?.lowCounter === true ? <Both text={bothLanguages(m.low_counter)} class="badge" /> : null}
        <Both text={stateName(state)} class={`badge state state-${state.kind}`} />
      </p>
    </header>
  );
}

function stateName(state: WindowState): Text {
  switch (state.kind) {
    case 'please-wait':
      return bothLanguages(m.please_wait);
    case 'closed':
      return bothLanguages(m.status_closed);
    case 'paused':
      return bothLanguages(m.status_paused);
    case 'serving':
      return bothLanguages(state.closing ? m.status_closing : m.status_serving);
    default:
      return assertNever(state);
  }
}

function StateWords({ state }: { readonly state: WindowState }) {
  switch (state.kind) {
    case 'please-wait':
      return <Both text={bothLanguages(m.please_wait)} class="stacked window-words" />;
    case 'closed':
      return <Both text={bothLanguages(m.closed_hint)} class="stacked window-words" />;
    case 'paused':
      return (
        <>
          <Both text={bothLanguages(m.paused_hint)} class="stacked window-words" />
          <Teller staffNo={state.staffNo} />
        </>
      );
    case 'serving':
      return (
        <>
          {state.number === null ? (
            <Both text={bothLanguages(state.closing ? m.closing_hint : m.next_please)} class="stacked window-words" />
          ) : (
            <p class="window-number">
              <Both text={bothLanguages(m.serving_number)} class="quiet" />
              <span class="digits">{state.number}</span>
            </p>
          )}
          <Teller staffNo={state.staffNo} />
        </>
      );
    default:
      return assertNever(state);
  }
}

function Teller({ staffNo }: { readonly staffNo: string | null }) {
  if (staffNo === null) return null;
  return (
    <p class="teller">
      <Both text={bothLanguages(m.teller)} /> <span class="digits">{staffNo}</span>
    </p>
  );
}
