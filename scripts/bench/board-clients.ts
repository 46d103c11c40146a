import { WebSocket } from 'ws';

/** Many boards in one process. They are as thin as a client can be, so that what is measured is the server. */
export interface BoardClients {
  /** Resolves with the moment at which the last of them has got its next message, and that message. */
  nextForAll(): Promise<{ readonly atMs: number; readonly text: string }>;
  close(): void;
}

const connectTimeLimitMs = 10_000;
const messageTimeLimitMs = 10_000;
const connectedAtOnce = 50;

interface Protocol {
  readonly url: string;
  /** Answers what a client must send to what it got; undefined for a message that counts. */
  react(text: string): readonly string[] | undefined;
  /** True once the client is ready to be measured. */
  isReady(text: string | null): boolean;
}

/** Boards of the system: Socket.IO spoken by hand, as its protocol has it. */
export function socketIoBoards(server: string, token: string): Protocol {
  return {
    url: `${server.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
    isReady: (text) => text?.startsWith('430') ?? false,
    react(text) {
      if (text.startsWith('0')) return [`40${JSON.stringify({ token })}`];
      if (text.startsWith('40')) return [`420${JSON.stringify(['board:follow', { hall: 'demo', seq: 0 }])}`];
      if (text === '2') return ['3'];
      return text.startsWith('42["board:changed"') ? undefined : [];
    },
  };
}

/** Clients of the raw broadcast: every message counts. */
export function rawClients(server: string): Protocol {
  return { url: server.replace('http', 'ws'), isReady: () => true, react: () => undefined };
}

/** Resolves when all are ready; rejects where one is not within 10 s. The caller closes them. */
export async function connectClients(protocol: Protocol, count: number): Promise<BoardClients> {
  const sockets: WebSocket[] = [];
  let arrived = 0;
  let notify: ((atMs: number, text: string) => void) | undefined;
  const onCounted = (text: string) => {
    arrived += 1;
    if (arrived === count) notify?.(performance.now(), text);
  };
  for (let first = 0; first < count; first += connectedAtOnce) {
    const size = Math.min(connectedAtOnce, count - first);
    sockets.push(...(await Promise.all(Array.from({ length: size }, () => connect(protocol, onCounted)))));
  }
  return {
    nextForAll() {
      arrived = 0;
      return new Promise((resolve, reject) => {
        const limit = setTimeout(
          () => reject(new Error(`only ${arrived} of ${count} clients got it`)),
          messageTimeLimitMs,
        );
        notify = (atMs, text) => {
          clearTimeout(limit);
          resolve({ atMs, text });
        };
      });
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

function connect(protocol: Protocol, onCounted: (text: string) => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(protocol.url, { perMessageDeflate: false });
    const limit = setTimeout(() => reject(new Error(`no board within ${connectTimeLimitMs} ms`)), connectTimeLimitMs);
    const ready = () => {
      clearTimeout(limit);
      resolve(socket);
    };
    socket.once('error', reject);
    socket.once('open', () => {
      if (protocol.isReady(null)) ready();
    });
    socket.on('message', (data) => {
      const text = String(data);
      const answers = protocol.react(text);
      if (answers === undefined) onCounted(text);
      else for (const answer of answers) socket.send(answer);
      if (protocol.isReady(text)) ready();
    });
  });
}
