import { type ReadonlySignal, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type {
  AgentStatus,
  AgentToPageEvents,
  CardData,
  CardFault,
  DevicePartState,
  PrintTicketBody,
  PrintTicketReply,
} from '../../protocol/agent.ts';
import { createHttpClient } from '../../ui/client/http-client.ts';
import type { AgentSettings } from './agent-settings.ts';

/** The agent answers a print within its own time limit; this one only guards against an agent that hangs. */
const printLimitMs = 45_000;

export interface AgentListener {
  cardRead(card: CardData): void;
  cardFailed(fault: CardFault): void;
  cardRemoved(): void;
}

export interface Agent {
  /** What its devices are; null while the agent is not reached. */
  readonly status: ReadonlySignal<AgentStatus | null>;
  print(job: PrintTicketBody): Promise<PrintTicketReply>;
  listen(listener: AgentListener): void;
  close(): void;
}

/** The agent on this PC: commands by HTTP, facts by Socket.IO, a token on both. */
export function connectAgent({ url, token }: AgentSettings): Agent {
  const status = signal<AgentStatus | null>(null);
  const http = createHttpClient({ base: url, token: () => token });
  const socket: Socket<AgentToPageEvents, Record<string, never>> = io(url, {
    transports: ['websocket'],
    auth: { token },
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  socket.on('agent:status', (told) => {
    status.value = told;
  });
  socket.on('disconnect', () => {
    status.value = null;
  });

  return {
    status,
    async print(job) {
      const reply = await http.post<PrintTicketReply>('/tickets/print', job, {
        // The agent prints a print id once, whatever the headers say.
        key: null,
        timeLimitMs: printLimitMs,
      });
      if (reply.ok) return reply.value;
      const state: DevicePartState = reply.error.code === 'no_answer_in_time' ? 'stalled' : 'offline';
      return { outcome: 'failed', state };
    },
    listen(listener) {
      socket.on('card:read', (card) => listener.cardRead(card));
      socket.on('card:failed', (fault) => listener.cardFailed(fault));
      socket.on('card:removed', () => listener.cardRemoved());
    },
    close: () => {
      socket.close();
    },
  };
}

/** State of a part as the agent last told it; `absent` where there is no agent or no such part. */
export function partState(status: AgentStatus | null, part: AgentStatus['parts'][number]['part']): DevicePartState {
  return status?.parts.find((one) => one.part === part)?.state ?? 'absent';
}
