import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { AgentToPageEvents } from '../../protocol/agent.ts';
import { assertNever } from '../../protocol/result.ts';
import type { CardEvent } from '../id-card-reader/id-card-reader.ts';
import { type Access, bearerOf } from './access.ts';
import { describeAgent, devicesOf } from './agent-status.ts';
import type { AgentParts } from './parts.ts';

/**
 * Tells the kiosk page what happens at the devices. The token comes as `auth.token`, because a browser's WebSocket has no headers,
 * or as a Bearer header. A page that connects is told the status, but never of a card that was read before it came.
 */
export function openPageSocket(http: HttpServer, parts: AgentParts, access: Access): () => Promise<void> {
  const io = new Server<Record<string, never>, AgentToPageEvents>(http, {
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
    const token = typeof auth.token === 'string' ? auth.token : bearerOf(headers.authorization);
    next(access.allowsToken(token) ? undefined : new Error('invalid_token'));
  });
  io.on('connection', (socket) => void socket.emit('agent:status', describeAgent(parts)));

  function tellCard(event: CardEvent): void {
    switch (event.kind) {
      case 'read':
        return void io.emit('card:read', event.card);
      case 'removed':
        return void io.emit('card:removed');
      case 'failed':
        return void io.emit('card:failed', event.fault);
      default:
        assertNever(event);
    }
  }

  const endings = [
    ...devicesOf(parts).map((device) => device.onStatus(() => void io.emit('agent:status', describeAgent(parts)))),
    parts.cardReader.onCard(tellCard),
  ];
  return async () => {
    for (const end of endings) end();
    await io.close();
  };
}
