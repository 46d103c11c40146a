import { type ReadonlySignal, signal } from '@preact/signals';
import type { SessionReply } from '../../protocol/api.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { ConsoleApi } from '../client/console-api.ts';

/** Who sits at this console. Nothing of it is kept in the browser: the cookie is out of the page's reach. */
export type SessionState =
  | { readonly kind: 'asking' }
  /** Nobody; `unheard` where somebody left and the server could not be told. */
  | { readonly kind: 'signed-out'; readonly unheard: boolean }
  /** The server could not be asked. */
  | { readonly kind: 'unreachable'; readonly problem: Problem }
  | { readonly kind: 'signed-in'; readonly session: SessionReply }
  /** The server let the session go in the middle of work: the pages wait as they are, out of sight, for the same person. */
  | { readonly kind: 'lapsed'; readonly session: SessionReply }
  /** Somebody leaves, and nothing of theirs is shown any more; the server is being told. */
  | { readonly kind: 'leaving' };

/** Nothing rejects: what a question comes to is the state, or the answer of `signIn`. */
export interface SessionModel {
  readonly state: ReadonlySignal<SessionState>;
  /** Asks the server who this is; at the start, and after the network was away. */
  ask(): Promise<void>;
  /** Answers the refusal, or null when signed in. */
  signIn(name: string, password: string): Promise<Problem | null>;
  /** Also once more, where the server did not hear of it the first time. */
  signOut(): Promise<void>;
  /** The server said that nobody is signed in any more. */
  end(): void;
}

/** Stands at `asking`, and asks nothing before `ask`. */
export function createSessionModel(api: Pick<ConsoleApi, 'session' | 'signIn' | 'signOut'>): SessionModel {
  const state = signal<SessionState>({ kind: 'asking' });
  return {
    state,
    async ask() {
      state.value = { kind: 'asking' };
      const answer = await api.session();
      if (answer.ok) state.value = { kind: 'signed-in', session: answer.value };
      else if (answer.error.status === 401) state.value = { kind: 'signed-out', unheard: false };
      else state.value = { kind: 'unreachable', problem: answer.error };
    },
    async signIn(name, password) {
      const answer = await api.signIn({ name, password });
      if (!answer.ok) return answer.error;
      state.value = { kind: 'signed-in', session: answer.value };
      return null;
    },
    async signOut() {
      state.value = { kind: 'leaving' };
      const answer = await api.signOut();
      const isGone = answer.ok || answer.error.status === 401;
      state.value = { kind: 'signed-out', unheard: !isGone };
    },
    end() {
      const now = state.peek();
      if (now.kind === 'signed-in') state.value = { kind: 'lapsed', session: now.session };
    },
  };
}
