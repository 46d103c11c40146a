import { type ReadonlySignal, signal } from '@preact/signals';
import type { SessionReply } from '../../protocol/api.ts';
import type { Problem } from '../../protocol/problems.ts';
import type { ConsoleApi } from '../client/console-api.ts';

/** Who sits at this console. Nothing of it is kept in the browser: the cookie is out of the page's reach. */
export type SessionState =
  | { readonly kind: 'asking' }
  /** Nobody; `ended` where somebody was and the server let the session go. */
  | { readonly kind: 'signed-out'; readonly ended: boolean }
  /** The server could not be asked. */
  | { readonly kind: 'unreachable'; readonly problem: Problem }
  | { readonly kind: 'signed-in'; readonly session: SessionReply };

export interface SessionModel {
  readonly state: ReadonlySignal<SessionState>;
  /** Asks the server who this is; at the start, and after the network was away. */
  ask(): Promise<void>;
  /** Answers the refusal, or null when signed in. */
  signIn(name: string, password: string): Promise<Problem | null>;
  signOut(): Promise<void>;
  /** The server said that nobody is signed in any more. */
  end(): void;
}

export function createSessionModel(api: Pick<ConsoleApi, 'session' | 'signIn' | 'signOut'>): SessionModel {
  const state = signal<SessionState>({ kind: 'asking' });
  return {
    state,
    async ask() {
      state.value = { kind: 'asking' };
      const answer = await api.session();
      if (answer.ok) state.value = { kind: 'signed-in', session: answer.value };
      else if (answer.error.status === 401) state.value = { kind: 'signed-out', ended: false };
      else state.value = { kind: 'unreachable', problem: answer.error };
    },
    async signIn(name, password) {
      const answer = await api.signIn({ name, password });
      if (!answer.ok) return answer.error;
      state.value = { kind: 'signed-in', session: answer.value };
      return null;
    },
    async signOut() {
      await api.signOut();
      state.value = { kind: 'signed-out', ended: false };
    },
    end() {
      if (state.value.kind === 'signed-in') state.value = { kind: 'signed-out', ended: true };
    },
  };
}
