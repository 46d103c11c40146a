import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  AgentStatus,
  CardData,
  CardFault,
  CardReaderPart,
  DevicePartName,
  DevicePartState,
  PrintTicketBody,
  PrintTicketReply,
  SessionWipeReply,
} from '../../protocol/agent.ts';
import type { DocumentJob } from '../../protocol/agent-document.ts';
import type { SetLightsBody, SetLightsReply } from '../../protocol/agent-lights.ts';
import type { PowerTold } from '../../protocol/agent-power.ts';
import type { AuthenticateCardBody, CardChallenge } from '../../protocol/agent-social-card.ts';
import type { Scan } from '../../protocol/scan.ts';
import { openAgentLink } from '../../ui/agent/agent-link.ts';
import type { AgentSettings } from '../../ui/agent/agent-settings.ts';
import { createHttpClient } from '../../ui/client/http-client.ts';
import { printDocument } from './print-document.ts';
import { watchRun } from './watch-run.ts';

/** The agent answers a print within its own time limit; this one only guards against an agent that hangs. */
const printLimitMs = 45_000;
const lightsLimitMs = 3_000;
/** The agent waits for its drivers within a limit of its own. */
const wipeLimitMs = 20_000;

/** What the readers see. `unwatched`: this one does not see a card lifted, `cardRemoved` may never come. */
export interface AgentListener {
  cardRead(card: CardData, reader: CardReaderPart, presence?: 'unwatched'): void;
  cardFailed(fault: CardFault): void;
  cardRemoved(reader: CardReaderPart): void;
  /** The parts on which a card lies, as often as the agent tells its status: a page whose line was broken misses a removal. */
  cardsLie(on: ReadonlySet<DevicePartName>): void;
  /** Another run of the agent answers: nobody tells any more when a card of before is taken away. */
  lost(): void;
}

/** Nothing here rejects or throws: where the agent does not answer, the answer says so. */
export interface Agent {
  /** What its devices are; null while the agent is not reached. */
  readonly status: ReadonlySignal<AgentStatus | null>;
  /** Without an answer it has failed: `stalled` after 45 s, `offline` where the agent is not reached or refuses. */
  print(job: PrintTicketBody): Promise<PrintTicketReply>;
  listen(listener: AgentListener): void;
  /** Codes that the scanner of this PC has read. */
  onScan(listener: (scan: Scan) => void): void;
  /** A third-generation social-security card waits for the server's answer. */
  onCardChallenge(listener: (challenge: CardChallenge) => Promise<void>): void;
  /** Gives the card that answer, or says that there is none; what comes of it is told as a card that was read or failed. */
  authenticateCard(body: AuthenticateCardBody): Promise<void>;
  /** Shows this on the light strips; false where they did not take it. */
  setLights(body: SetLightsBody): Promise<boolean>;
  /** Prints the slip by which an engineer sees that the ticket printer prints everything; null where it came out. */
  printSelfTest(terminal: string): Promise<DevicePartState | null>;
  /** Prints a PDF on A4; answers how the job ended, null where the agent did not answer. */
  printDocument(printId: string, pdf: Blob): Promise<DocumentJob | null>;
  /** What is known of the PC's power; null until it was told. */
  readonly power: ReadonlySignal<PowerTold | null>;
  /** A visitor has begun or ended something: the PC is not switched off under somebody's hands. */
  tellInSession(inSession: boolean): Promise<boolean>;
  /** The visitor has gone (D-27); answers the parts that may still hold something, null where the agent did not answer. */
  wipeSession(): Promise<readonly DevicePartName[] | null>;
  close(): void;
}

/** The agent on this PC: commands by HTTP, facts by Socket.IO, a token on both. */
export function connectAgent({ url, token }: AgentSettings): Agent {
  const http = createHttpClient({ base: url, token: () => token });
  const { socket, status } = openAgentLink({ url, token });
  const power = signal<PowerTold | null>(null);
  const keepPower = (told: PowerTold) => {
    power.value = told;
  };
  socket.on('power:told', keepPower);
  // What was told before this page was there.
  socket.on('connect', () => void http.get<PowerTold>('/power').then((told) => told.ok && keepPower(told.value)));

  return {
    status,
    power,
    async tellInSession(inSession) {
      const told = await http.post<PowerTold>('/power/session', { inSession }, { key: null });
      if (told.ok) keepPower(told.value);
      return told.ok;
    },
    async printSelfTest(terminal) {
      const options = { key: null, timeLimitMs: printLimitMs };
      const reply = await http.post<PrintTicketReply>('/tickets/self-test', { terminal }, options);
      if (!reply.ok) return reply.error.code === 'no_answer_in_time' ? 'stalled' : 'offline';
      return reply.value.outcome === 'failed' ? reply.value.state : null;
    },
    printDocument: (printId, pdf) => printDocument({ url, token }, printId, pdf),
    async wipeSession() {
      const wiped = await http.post<SessionWipeReply>('/session/wipe', {}, { key: null, timeLimitMs: wipeLimitMs });
      return wiped.ok ? wiped.value.failed : null;
    },
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
      socket.on('card:read', (card, reader, presence) => listener.cardRead(card, reader, presence));
      socket.on('card:failed', (fault) => listener.cardFailed(fault));
      socket.on('card:removed', (reader) => listener.cardRemoved(reader));
      const seeRun = watchRun(() => listener.lost());
      socket.on('agent:status', (told) => {
        seeRun(told);
        listener.cardsLie(new Set(told.parts.flatMap(({ part, holdsCard }) => (holdsCard ? part : []))));
      });
    },
    onCardChallenge(listener) {
      socket.on('social-card:challenge', (challenge) => void listener(challenge));
    },
    async authenticateCard(body) {
      // Where the agent is not reached its own time limit ends the challenge.
      await http.post('/social-card/authentication', body, { key: null });
    },
    onScan(listener) {
      socket.on('scan:read', listener);
    },
    async setLights(body) {
      const reply = await http.post<SetLightsReply>('/lights', body, { key: null, timeLimitMs: lightsLimitMs });
      return reply.ok && reply.value.outcome === 'set';
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
