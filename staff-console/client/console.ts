import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import type { HallId, StaffId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { Answer, HttpClient } from '../../ui/client/http-client.ts';
import type { LiveSocket } from '../../ui/client/live-socket.ts';
import type { CounterAgent } from '../counter/counter-agent.ts';
import { reachOf } from '../models/menu.ts';
import { createSessionModel, type SessionModel, type SessionState } from '../session/session-model.ts';
import { type ConsoleApi, createConsoleApi } from './console-api.ts';
import { followHall, type LiveHall } from './live-hall.ts';

/** All that the pages of the console share. */
export interface Console {
  readonly api: ConsoleApi;
  readonly session: SessionModel;
  /** The hall that is followed; null while nobody is signed in, and for positions that may not see the queue. */
  readonly live: ReadonlySignal<LiveHall | null>;
  readonly newKey: () => string;
  /** The agent of this PC, where it has one. */
  readonly counter: CounterAgent;
  /** A line of its own, for a page that follows what the queue does not hold. */
  readonly openSocket: () => LiveSocket;
}

/**
 * Lives as long as the page. Follows the first hall of whoever is signed in, also while the session has lapsed, and no
 * longer once somebody else is. A `not_signed_in` to any request lets the session lapse.
 */
export function createConsole(ports: {
  readonly http: HttpClient;
  readonly openSocket: () => LiveSocket;
  readonly newKey: () => string;
  readonly counter: CounterAgent;
}): Console {
  const api = createConsoleApi(
    noticing(ports.http, (problem) => {
      if (problem.code === 'not_signed_in') session.end();
    }),
  );
  const session = createSessionModel(api);
  const live = signal<LiveHall | null>(null);

  function hallToFollow(reply: SessionReply): HallId | null {
    return reachOf(reply, 'queue.read') === 'none' ? null : (reply.halls[0] ?? null);
  }

  let line: { readonly staff: StaffId; readonly live: LiveHall; readonly stop: () => void } | null = null;

  function follow(staff: StaffId, hall: HallId): void {
    const followed = followHall(ports.openSocket(), hall);
    live.value = followed;
    const stopWatching = effect(() => {
      if (followed.state.value === 'ended') session.end();
    });
    line = {
      staff,
      live: followed,
      stop() {
        stopWatching();
        followed.stop();
        live.value = null;
      },
    };
  }

  function settle(state: SessionState): void {
    // Whose session has run out finds the page as it was: the line waits too.
    if (state.kind === 'lapsed') return;
    const hall = state.kind === 'signed-in' ? hallToFollow(state.session) : null;
    if (state.kind === 'signed-in' && line?.staff === state.session.staff && line.live.hall === hall) {
      line.live.resume();
      return;
    }
    line?.stop();
    line = null;
    if (state.kind === 'signed-in' && hall !== null) follow(state.session.staff, hall);
  }

  effect(() => {
    const state = session.state.value;
    untracked(() => settle(state));
  });

  return { api, session, live, newKey: ports.newKey, counter: ports.counter, openSocket: ports.openSocket };
}

/** The same client, with an eye on every refusal. */
function noticing(http: HttpClient, onRefused: (problem: Problem) => void): HttpClient {
  async function watch<Value>(answer: Answer<Value>): Answer<Value> {
    const result = await answer;
    if (!result.ok) onRefused(result.error);
    return result;
  }
  return {
    get: (path, options) => watch(http.get(path, options)),
    post: (path, body, options) => watch(http.post(path, body, options)),
    delete: (path, options) => watch(http.delete(path, options)),
  };
}

const ConsoleContext = createContext<Console | null>(null);

export const ConsoleProvider = ConsoleContext.Provider;

/** The console that this page belongs to. */
export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (found === null) throw new Error('a page stands outside the console');
  return found;
}
