import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { PowerTold } from '../../protocol/agent-power.ts';
import type { HallInfoReply } from '../../protocol/api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { BoardView } from '../../protocol/views.ts';
import type { KioskState } from '../flow/state.ts';
import type { MaintenanceRoom } from '../maintenance/start-maintenance.ts';
import type { Capabilities } from './capabilities.ts';
import type { Send } from './kiosk.ts';
import type { OutcomeLog } from './outcome-log.ts';
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
  /** What it can do with the parts that work (S-07). */
  readonly capabilities: ReadonlySignal<Capabilities>;
  /** The PC's power, null where nothing is known of it: with a time in `shutdownAt` nothing long is begun (D-12). */
  readonly power: ReadonlySignal<PowerTold | null>;
  readonly readAloud: ReadAloud;
  /** A sound that makes people look up; what it means stands on the screen as well. */
  readonly chime: () => void;
  /** The devices for staff, behind a sign-in. */
  readonly room: MaintenanceRoom;
  /** What was not simply done lately, oldest first, for staff: names only, nothing of a person. */
  readonly outcomes: OutcomeLog['read'];
  /** The hall's clock, from the server; null until it was heard, for the PC's own may be wrong (B-17). */
  readonly serverNow: () => number | null;
  readonly deviceName: string;
}

export const KioskContext = createContext<KioskApp | null>(null);

/** The app around a screen; throws outside of one. */
export function useKiosk(): KioskApp {
  const app = useContext(KioskContext);
  if (app === null) throw new Error('a kiosk screen stands outside its app');
  return app;
}
