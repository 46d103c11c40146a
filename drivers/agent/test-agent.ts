import type { FastifyInstance } from 'fastify';
import { io, type Socket } from 'socket.io-client';
import type { AgentStatus, AgentToPageEvents } from '../../protocol/agent.ts';
import { createAccess } from './access.ts';
import { type AgentContext, buildAgent } from './agent.ts';
import { checkConfig } from './config.ts';
import { type AgentSurroundings, startAgent } from './start.ts';

export const testToken = 'test-token-of-the-agent';
export const testOrigin = 'http://hall.test:8080';
/** A second app on the same PC. */
export const otherToken = 'test-token-of-another-app';
export const otherOrigin = 'http://staff.test:8080';
export const twoApps = [
  { name: 'kiosk', token: testToken, origins: [testOrigin] },
  { name: 'staff', token: otherToken, origins: [otherOrigin] },
];

export type PageSocket = Socket<AgentToPageEvents, Record<string, never>>;

export interface TestAgent {
  readonly url: string;
  /** As the kiosk page calls: with token and origin, unless the test says otherwise. */
  call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** As a page of the second app calls. */
  callAsOther(path: string, body?: unknown): Promise<Response>;
  /** A page's socket; the kiosk's, unless the test says otherwise. */
  connect(token?: string, origin?: string): PageSocket;
  close(): Promise<void>;
}

/** The real agent with simulated devices on a free port. */
export async function startTestAgent(
  changes: object = {},
  surroundings: Partial<AgentSurroundings> = {},
): Promise<TestAgent> {
  const apps = 'apps' in changes ? {} : { token: testToken, origins: ['http://other.test', testOrigin] };
  const config = checkConfig({
    port: 0,
    ...apps,
    printer: { kind: 'simulated', paperMm: 80 },
    cardReader: { kind: 'simulated' },
    ...changes,
  });
  if (!config.ok) throw new Error(config.error.join('; '));
  const started = await startAgent(config.value, { production: false, now: () => 0, ...surroundings });
  if (!started.ok) throw new Error(started.error.join('; '));
  return describeTestAgent(started.value.app, started.value.url);
}

/** The real agent around the parts of a test, for two apps. */
export async function startAgentAround(context: Omit<AgentContext, 'access' | 'watchEveryMs'>): Promise<TestAgent> {
  const app = buildAgent({ access: createAccess(twoApps), watchEveryMs: 5_000, ...context });
  return describeTestAgent(app, await app.listen({ host: '127.0.0.1', port: 0 }));
}

function describeTestAgent(app: FastifyInstance, url: string): TestAgent {
  const sockets: PageSocket[] = [];
  const call: TestAgent['call'] = (path, body, headers = {}) =>
    fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${testToken}`,
        origin: testOrigin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return {
    url,
    call,
    callAsOther: (path, body) => call(path, body, { authorization: `Bearer ${otherToken}`, origin: otherOrigin }),
    connect(token = testToken, origin = testOrigin) {
      const socket: PageSocket = io(url, {
        transports: ['websocket'],
        auth: { token },
        extraHeaders: { origin },
        reconnection: false,
      });
      sockets.push(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await app.close();
    },
  };
}

/** The page's process is gone: its socket ends without a farewell. */
export function crash(socket: PageSocket): void {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { terminate(): void } } };
  transport.ws.terminate();
}

/** Socket.IO's own types do not take a name that is only known by its type parameter. */
interface Emitter {
  once(name: string, listener: (value: unknown) => void): void;
}

/** The first value of the next event of that name; waits as long as the test does. */
export function next<Name extends keyof AgentToPageEvents>(socket: PageSocket, name: Name): Promise<unknown> {
  return new Promise((resolve) => (socket as unknown as Emitter).once(name, resolve));
}

/** The next status in which a part, or the part named, is in this state. */
export function statusWith(socket: PageSocket, state: string, part?: string): Promise<AgentStatus> {
  return new Promise((resolve) => {
    function look(status: AgentStatus): void {
      if (!status.parts.some((one) => one.state === state && (part === undefined || one.part === part))) return;
      socket.off('agent:status', look);
      resolve(status);
    }
    socket.on('agent:status', look);
  });
}
