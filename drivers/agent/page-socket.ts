import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server } from 'socket.io';
import type { AgentToPageEvents, DevicePartName } from '../../protocol/agent.ts';
import { createLock } from '../lock.ts';
import { type Access, bearerOf } from './access.ts';
import { describeAgent, type StatusSources } from './agent-status.ts';
import { loggedEvent } from './logged-operations.ts';
import type { AgentPart } from './parts.ts';
import type { Sessions } from './sessions.ts';

/** What is of one visitor alone: the page's next one must not be taken for that person (D-27). */
const ofVisitor: ReadonlySet<string> = new Set<keyof AgentToPageEvents>([
  'card:read',
  'card:failed',
  'scan:read',
  'social-card:challenge',
]);

interface PageOfApp {
  pageApp: string;
}

export interface PageSocketContext extends StatusSources {
  readonly access: Access;
  readonly sessions: Sessions;
  /** Kept here, as the pages are told. */
  readonly lying: Set<DevicePartName>;
}

export interface PageSocket {
  /** Tells every page the status as it sees it. */
  tellStatus(): void;
  /** Cuts every page off, and closes the HTTP server under them. */
  close(): Promise<void>;
}

/** Its reader sees a card lifted, and will tell of it. */
function isWatched(read: readonly unknown[]): boolean {
  return !read.includes('unwatched');
}

/**
 * Tells the pages what happens at the devices. The token comes as `auth.token`, because a browser's WebSocket has no headers,
 * or as a Bearer header. A page that connects is told the status, but never of a card that was read before it came. What happens at a
 * leased device is told to the pages of its holder only. When an app's last page goes, its leases end and its visitor is wiped.
 */
export function openPageSocket(http: HttpServer, context: PageSocketContext): PageSocket {
  const { parts, access, leases, sessions, recorder, lying } = context;
  const io = new Server<Record<string, never>, AgentToPageEvents, DefaultEventsMap, PageOfApp>(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 4_096,
    connectTimeout: 5_000,
    pingInterval: 10_000,
    pingTimeout: 5_000,
    allowRequest: (request, decide) => decide(null, access.allowsOrigin(request.headers.origin)),
  });
  io.use((socket, next) => {
    const { auth, headers } = socket.handshake;
    const app = access.appOf(typeof auth.token === 'string' ? auth.token : bearerOf(headers.authorization));
    if (app === null || !access.isPageOf(app, headers.origin)) return next(new Error('invalid_token'));
    socket.data.pageApp = app;
    next();
  });
  io.on('connection', (socket) => {
    const { pageApp } = socket.data;
    recorder.note({ app: pageApp, operation: 'page-connected', outcome: 'done' });
    socket.emit('agent:status', describeAgent(context, pageApp));
    socket.on('disconnect', () => {
      recorder.note({ app: pageApp, operation: 'page-disconnected', outcome: 'done' });
      if (pages().some(({ data }) => data.pageApp === pageApp)) return;
      void sessions.pageGone(pageApp);
      leases.releaseAll(pageApp);
    });
  });

  function pages() {
    return [...io.sockets.sockets.values()];
  }

  function tellStatus(): void {
    for (const page of pages()) page.emit('agent:status', describeAgent(context, page.data.pageApp));
  }

  // What needs no writing down must not overtake what does: a page would take the last card's end for the next one's.
  const inTurn = createLock();

  /**
   * Who may hear of it is decided when it happens; it is told once it is written down, and not at all where that fails, or where the
   * visitor was wiped meanwhile. That a card has gone is told in any case: the page would go on with a person who has left.
   */
  async function tell<Name extends keyof AgentToPageEvents>(
    { plugged: { device } }: AgentPart,
    name: Name,
    facts: Parameters<AgentToPageEvents[Name]>,
  ): Promise<void> {
    const { part } = device;
    const hearers = pages().filter(({ data }) => !leases.isTaken(part, data.pageApp));
    for (const { data } of hearers) sessions.used(part, data.pageApp);
    const app = leases.leaseOf(part)?.app ?? null;
    const operation = loggedEvent(part, name, facts);
    const visit = sessions.visitOf(part);
    await inTurn(async () => {
      const written = operation === null || (await recorder.begin({ app, ...operation })).ok;
      const isOver = ofVisitor.has(name) && sessions.visitOf(part) !== visit;
      if ((!written || isOver) && name !== 'card:removed') return;
      for (const page of hearers) page.emit(name, ...facts);
      if (name === 'card:read' && isWatched(facts)) lying.add(part);
      // Also for pages that were not there just now, or were leased away from the reader: they see by the status that it is gone.
      if (name === 'card:removed' && lying.delete(part)) tellStatus();
    });
  }

  const endings = [
    ...parts.all.map(({ plugged: { device } }) => device.onStatus(tellStatus)),
    ...parts.all.flatMap((part) => part.plugged.tellPage?.((name, ...facts) => void tell(part, name, facts)) ?? []),
    leases.onChange(tellStatus),
    sessions.onChange(tellStatus),
    recorder.onTrouble(tellStatus),
  ];
  return {
    tellStatus,
    async close() {
      for (const end of endings) end();
      await io.close();
    },
  };
}
