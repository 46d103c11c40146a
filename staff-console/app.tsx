import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { SessionReply } from '../protocol/api.ts';
import { assertNever } from '../protocol/result.ts';
import type { StaffQueueView } from '../protocol/views.ts';
import { problemWords } from '../ui/i18n/problem-words.ts';
import { BookingsPage } from './bookings/bookings-page.tsx';
import { type Console, ConsoleProvider, useConsole } from './client/console.ts';
import type { LiveHall } from './client/live-hall.ts';
import { DevicesPage } from './devices/devices-page.tsx';
import { GuidancePage } from './guidance/guidance-page.tsx';
import { Button } from './kit/button.tsx';
import { Callout } from './kit/callout.tsx';
import { HallPage } from './manager/hall-page.tsx';
import { type MenuEntry, menuFor } from './models/menu.ts';
import { SignInAgain } from './session/sign-in-again.tsx';
import { SignInScreen } from './session/sign-in-screen.tsx';
import { StaleNote } from './shell/stale-note.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { WindowPage } from './teller/window-page.tsx';
import { words } from './words/messages.ts';

/** The staff console: nobody gets past the sign-in, and everybody sees only the pages of the own position. */
export function App({ console }: { console: Console }): VNode {
  useEffect(() => void console.session.ask(), [console]);
  return (
    <ConsoleProvider value={console}>
      <LocationProvider scope="/staff">
        <Gate />
      </LocationProvider>
    </ConsoleProvider>
  );
}

function Gate(): VNode {
  const { session } = useConsole();
  const state = session.state.value;
  const title = words.app_title();
  useEffect(() => {
    document.title = title;
  }, [title]);
  switch (state.kind) {
    case 'asking':
      return <Plain>{words.loading()}</Plain>;
    case 'leaving':
      return <Plain>{words.signing_out()}</Plain>;
    case 'signed-out':
      return <SignInScreen unheard={state.unheard} />;
    case 'unreachable':
      return (
        <Plain>
          <Callout tone="danger">{problemWords(state.problem)}</Callout>
          <Button onClick={() => void session.ask()}>{words.try_again()}</Button>
        </Plain>
      );
    case 'signed-in':
    case 'lapsed':
      return (
        <>
          <Pages key={state.session.staff} session={state.session} />
          {state.kind === 'lapsed' && <SignInAgain session={state.session} />}
        </>
      );
    default:
      return assertNever(state);
  }
}

function Pages({ session }: { session: SessionReply }): VNode {
  const entries = menuFor(session);
  return (
    <Router>
      {entries.map((entry) => (
        <Route key={entry.id} path={entry.path} component={routes[entry.id]} session={session} />
      ))}
      <Route default component={Elsewhere} session={session} first={entries[0]?.path ?? null} />
    </Router>
  );
}

const routes: Readonly<Record<MenuEntry['id'], (props: { session: SessionReply }) => VNode>> = {
  window: WindowRoute,
  guidance: GuidanceRoute,
  bookings: BookingsRoute,
  hall: HallRoute,
  devices: DevicesRoute,
};

function WindowRoute({ session }: { session: SessionReply }): VNode {
  return <WithHall>{(live, view) => <WindowPage session={session} live={live} view={view} />}</WithHall>;
}

function GuidanceRoute({ session }: { session: SessionReply }): VNode {
  return <WithHall>{(live, view) => <GuidancePage session={session} live={live} view={view} />}</WithHall>;
}

function BookingsRoute({ session }: { session: SessionReply }): VNode {
  return <WithHall>{(live, view) => <BookingsPage session={session} live={live} view={view} />}</WithHall>;
}

function HallRoute({ session }: { session: SessionReply }): VNode {
  return <WithHall>{(live, view) => <HallPage session={session} live={live} view={view} />}</WithHall>;
}

function DevicesRoute({ session }: { session: SessionReply }): VNode {
  const [hall] = session.halls;
  return hall === undefined ? <Plain>{words.no_pages()}</Plain> : <DevicesPage session={session} hall={hall} />;
}

/** Any other address leads to the first page that the position opens. */
function Elsewhere({ session, first }: { session: SessionReply; first: string | null }): VNode {
  const { route } = useLocation();
  useEffect(() => {
    if (first !== null) route(first, true);
  }, [first, route]);
  return (
    <div class="page">
      <TopBar session={session}>
        <h1>{words.app_title()}</h1>
      </TopBar>
      <main class="plain">{first === null ? words.no_pages() : words.loading()}</main>
    </div>
  );
}

function WithHall({ children }: { children: (live: LiveHall, view: StaffQueueView) => VNode }): VNode {
  const live = useConsole().live.value;
  const view = live?.view.value;
  if (live && view) return children(live, view);
  const problem = live?.problem.value;
  return (
    <Plain>
      {problem ? <Callout tone="danger">{problemWords(problem)}</Callout> : words.loading()}
      {live && <StaleNote live={live} />}
    </Plain>
  );
}

function Plain({ children }: { children: ComponentChildren }): VNode {
  return <main class="plain">{children}</main>;
}
