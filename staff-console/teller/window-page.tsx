import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { useConsole } from '../client/console.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { ChooseWindowScreen } from './choose-window-screen.tsx';
import { createTellerModel } from './teller-model.ts';
import { TerminalScreen } from './terminal-screen.tsx';

/** `/staff/window`: the terminal of the window where this person is on duty, or the choice of one. */
export function WindowPage(props: { session: SessionReply; live: LiveHall; view: StaffQueueView }): VNode {
  const { session, live, view } = props;
  const mine = view.windows.find((window) => window.staff === session.staff && window.status !== 'closed');
  if (mine === undefined) return <ChooseWindowScreen session={session} live={live} view={view} />;
  return <Terminal key={mine.id} session={session} live={live} view={view} windowId={mine.id} />;
}

function Terminal(props: { session: SessionReply; live: LiveHall; view: StaffQueueView; windowId: string }): VNode {
  const { session, live, windowId } = props;
  const { api, newKey } = useConsole();
  const first = useMemo(() => props.view, []);
  const queue = useComputed(() => live.view.value ?? first);
  const window = useComputed(
    () => queue.value.windows.find((one) => one.id === windowId) ?? firstWindow(first, windowId),
  );
  const model = useMemo(
    () => createTellerModel({ api, live, queue, window, newKey }),
    [api, live, queue, window, newKey],
  );
  useEffect(() => () => model.stop(), [model]);
  return <TerminalScreen session={session} live={live} model={model} />;
}

function firstWindow(view: StaffQueueView, id: string): StaffQueueView['windows'][number] {
  const found = view.windows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`window ${id} is not in the hall`);
  return found;
}
