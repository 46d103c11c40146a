import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../protocol/problems.ts';
import type { Text } from '../../protocol/text.ts';
import type { Announcement, BoardChange, BoardView } from '../../protocol/views.ts';
import type { LiveConnection, LiveState } from '../../ui/client/live-connection.ts';
import type { LiveView } from '../../ui/client/live-view.ts';
import { announcedCall } from '../calls/announced-call.ts';
import { advanced, callArrived, reconciled, type Showcase, showcaseOf } from '../calls/showcase.ts';
import type { VoicePlayer } from '../voice/voice-player.ts';
import { noticeOf, type StandingNotice, shownNotices, stillStanding } from './standing-notices.ts';

const stepMs = 250;

/** What the screens show. They read signals and decide nothing. */
export interface BoardModel {
  readonly view: ReadonlySignal<BoardView | null>;
  readonly state: ReadonlySignal<LiveState>;
  readonly lastHeardAt: ReadonlySignal<number | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly showcase: ReadonlySignal<Showcase>;
  /** Words of notices, oldest first; of an emergency alone, as long as one stands. */
  readonly notices: ReadonlySignal<readonly StandingNotice[]>;
  /** The words last announced, for assistive technology. */
  readonly lastWords: ReadonlySignal<Text | null>;
  /** The server's clock, by the second. */
  readonly clockMs: ReadonlySignal<number>;
  close(): void;
}

export interface BoardModelParts {
  readonly connection: LiveConnection;
  readonly live: LiveView<BoardView, BoardChange>;
  readonly voice: VoicePlayer;
  /** A clock that never jumps, in ms. */
  readonly steadyNow: () => number;
}

/** Begins at once, and looks at the time four times a second. Takes `connection` and `live` over: `close` ends both. */
export function createBoardModel({ connection, live, voice, steadyNow }: BoardModelParts): BoardModel {
  const showcase = signal<Showcase>({ shown: null, waiting: [] });
  const notices = signal<readonly StandingNotice[]>([]);
  const lastWords = signal<Text | null>(null);
  const clockMs = signal(connection.serverNow());

  function take(announcement: Announcement, view: BoardView): void {
    voice.announce(announcement);
    lastWords.value = announcement.text;
    const call = announcedCall(announcement, view);
    if (call !== null) showcase.value = callArrived(showcase.value, call, steadyNow());
    else notices.value = [...notices.value, noticeOf(announcement, steadyNow())];
  }

  function takeView(view: BoardView | null): void {
    if (view === null) return;
    showTime();
    const isFirst = showcase.value.shown === null && showcase.value.waiting.length === 0;
    showcase.value = isFirst ? showcaseOf(view, steadyNow()) : reconciled(showcase.value, view, steadyNow());
    voice.withdraw((announcement) => stillHolds(announcement, view));
  }

  function showTime(): void {
    clockMs.value = Math.floor(connection.serverNow() / 1000) * 1000;
  }

  function step(): void {
    showTime();
    const { view } = live;
    const now = steadyNow();
    if (view.value !== null) showcase.value = reconciled(advanced(showcase.value, now), view.value, now);
    notices.value = stillStanding(notices.value, voice.turnOf, now);
  }

  const stops = [
    live.view.subscribe(takeView),
    live.onChange((change, view) => {
      for (const announcement of change.announcements) take(announcement, view);
    }),
  ];
  const timer = setInterval(step, stepMs);
  return {
    view: live.view,
    state: connection.state,
    lastHeardAt: connection.lastHeardAt,
    problem: live.problem,
    showcase,
    notices: computed(() => shownNotices(notices.value)),
    lastWords,
    clockMs,
    close() {
      clearInterval(timer);
      for (const stop of stops) stop();
      live.stop();
      connection.close();
    },
  };
}

/** A call that was undone or missed before it was spoken is not spoken any more. */
function stillHolds(announcement: Announcement, view: BoardView): boolean {
  if (announcement.number === null) return true;
  return view.windows.some(({ label, number }) => label === announcement.windowLabel && number === announcement.number);
}
