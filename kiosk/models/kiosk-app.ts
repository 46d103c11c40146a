import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { HallInfoReply } from '../../protocol/api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { BoardView } from '../../protocol/views.ts';
import type { KioskState } from '../flow/state.ts';
import type { Send } from './kiosk.ts';
import type { ReadAloud } from './read-aloud.ts';

/** Everything that screens read, and the one way in which they answer. Tests give them their own. */
export interface KioskApp {
  readonly state: ReadonlySignal<KioskState>;
  readonly timerEndsAt: ReadonlySignal<number | null>;
  readonly send: Send;
  readonly info: ReadonlySignal<HallInfoReply | null>;
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  readonly board: ReadonlySignal<BoardView | null>;
  readonly agentStatus: ReadonlySignal<AgentStatus | null>;
  readonly hasAgent: ReadonlySignal<boolean>;
  readonly readAloud: ReadAloud;
  /** The hall's clock, from the server. */
  readonly serverNow: () => number;
  readonly deviceName: string;
}

export const KioskContext = createContext<KioskApp | null>(null);

export function useKiosk(): KioskApp {
  const app = useContext(KioskContext);
  if (app === null) throw new Error('a kiosk screen stands outside its app');
  return app;
}
