import { type ReadonlySignal, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { AgentStatus, AgentToPageEvents } from '../../protocol/agent.ts';
import type { AgentSettings } from './agent-settings.ts';

export type AgentSocket = Socket<AgentToPageEvents, Record<string, never>>;

/** `refused`: it was reached and does not know the token; the line then stays closed. */
export type AgentTrouble = 'unreachable' | 'refused';

/** The line to the agent of this PC. */
export interface AgentLink {
  /** For what else it tells. */
  readonly socket: AgentSocket;
  /** What its devices are; null while it is not reached. */
  readonly status: ReadonlySignal<AgentStatus | null>;
  /** Why it is not reached; null while that is not known, and while it is. */
  readonly trouble: ReadonlySignal<AgentTrouble | null>;
}

/** Opens the line and keeps it open: an agent that restarts is found again within five seconds. */
export function openAgentLink({ url, token }: AgentSettings): AgentLink {
  const status = signal<AgentStatus | null>(null);
  const trouble = signal<AgentTrouble | null>(null);
  const socket: AgentSocket = io(url, {
    transports: ['websocket'],
    auth: { token },
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  socket.on('agent:status', (told) => {
    status.value = told;
  });
  socket.on('connect', () => {
    trouble.value = null;
  });
  socket.on('disconnect', () => {
    status.value = null;
    trouble.value = 'unreachable';
  });
  socket.on('connect_error', () => {
    // The client tries again by itself, unless the agent has said no.
    trouble.value = socket.active ? 'unreachable' : 'refused';
  });
  return { socket, status, trouble };
}
