import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { Server } from 'socket.io';
import type { TicketId } from '../../protocol/ids.ts';
import { problemOf, type Refusal, refuse } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { Followed, FollowRequest } from '../../protocol/sockets.ts';
import { type Caller, callerOfSession, callerOfToken, nobody, permit } from '../app/access.ts';
import type { AppContext } from '../app/context.ts';
import type { Hall } from '../app/hall.ts';
import { publishTo } from './publish.ts';
import { publishDesk } from './publish-desk.ts';
import type { ClientSocket, RealtimeServer } from './realtime-server.ts';
import { rooms } from './rooms.ts';
import { writeWholeFrames } from './whole-frames.ts';

const tickMs = 5000;
const largestMessage = 10_000;
/** Tickets that one page may follow. */
const watchLimit = 5;

/**
 * Facts come down here: a snapshot, then changes by `seq`. Commands are refused by having no message.
 * @param sessionCookie name of the cookie by which staff are known
 */
export function buildRealtime(server: HttpServer, context: AppContext, sessionCookie: string): RealtimeServer {
  const io: RealtimeServer = new Server(server, {
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: largestMessage,
    serveClient: false,
    connectTimeout: 10_000,
  });
  writeWholeFrames(io.engine);
  io.use((socket, next) => {
    socket.data.caller = callerOf(context, sessionCookie, socket);
    socket.data.leave = [];
    next();
  });
  io.on('connection', (socket) => welcome(socket, context));
  publishTo(io, context);
  const tick = setInterval(() => {
    const now = context.clock.now();
    for (const socket of io.of('/').sockets.values()) if (hasRunOut(socket.data.caller, now)) endAccess(socket);
    io.emit('clock:tick', now);
    for (const hall of context.halls.values()) {
      hall.live.refresh();
      publishDesk(io, hall);
    }
  }, tickMs);
  server.once('close', () => clearInterval(tick));
  return io;
}

function callerOf(context: AppContext, cookieName: string, socket: ClientSocket): Caller {
  const { token } = socket.handshake.auth as { readonly token?: unknown };
  if (typeof token === 'string') {
    const found = callerOfToken(context, token);
    return found.ok ? found.value : nobody;
  }
  if (!isFromOwnPage(socket.handshake.headers, context.settings.publicUrl)) return nobody;
  const cookie = (socket.handshake.headers.cookie ?? '')
    .split('; ')
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  return cookie === undefined ? nobody : callerOfSession(context, cookie);
}

/** A browser sends the cookie with a socket that any page opens: it speaks only for pages of this server. */
function isFromOwnPage({ origin, host }: IncomingHttpHeaders, publicUrl: string): boolean {
  if (origin === undefined || origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function hasRunOut(caller: Caller, now: number): boolean {
  return caller.kind === 'staff' && caller.expiresAt <= now;
}

function endAccess(socket: ClientSocket): void {
  socket.emit('access:ended');
  socket.disconnect(true);
}

function welcome(socket: ClientSocket, context: AppContext): void {
  const { caller, leave } = socket.data;
  let watched = 0;
  socket.emit('clock:tick', context.clock.now());
  if (caller.kind === 'device') {
    void socket.join(rooms.device(caller.device));
    const hall = context.halls.get(caller.hall);
    if (hall) {
      leave.push(hall.presence.connected(caller.device), () => hall.live.refresh());
      hall.live.refresh();
    }
  }
  if (caller.kind === 'staff') {
    void socket.join(rooms.session(caller.session));
    for (const id of caller.member.halls) {
      const hall = context.halls.get(id);
      if (hall) leave.push(hall.staffPresence.connected(caller.member.id));
    }
  }

  socket.on('board:follow', (request, reply) =>
    follow(request, reply, 'board.read', (hall) => {
      void socket.join(rooms.board(hall.id));
      return ok(hall.live.boardView());
    }),
  );
  socket.on('queue:follow', (request, reply) =>
    follow(request, reply, 'queue.read', (hall) => {
      void socket.join(rooms.queue(hall.id));
      return ok(hall.live.queueView());
    }),
  );
  socket.on('devices:follow', (request, reply) =>
    follow(request, reply, 'device.read', (hall) => {
      void socket.join(rooms.devices(hall.id));
      return ok(hall.desk.view());
    }),
  );
  socket.on('ticket:follow', (request, reply) =>
    follow(request, reply, null, (hall) => {
      const id = (typeof request.ticket === 'string' ? request.ticket : '') as TicketId;
      const view = hall.live.ticketView(id);
      if (!view) return err(refuse('unknown_ticket'));
      if (!socket.rooms.has(rooms.ticket(id))) {
        if (watched >= watchLimit) return err(refuse('too_many_requests'));
        watched += 1;
        void socket.join(rooms.ticket(id));
        leave.push(hall.live.watchTicket(id));
      }
      return ok(view);
    }),
  );
  socket.on('disconnect', () => {
    for (const end of leave.splice(0)) end();
  });

  /** Join first, then read: what happens in between comes as a change that the client folds or drops. */
  function follow<View extends { readonly seq: number }>(
    request: FollowRequest,
    reply: (followed: Followed<View>) => void,
    permission: FollowPermission,
    join: (hall: Hall) => Result<View, Refusal>,
  ): void {
    if (typeof reply !== 'function' || typeof request !== 'object' || request === null) return;
    const now = context.clock.now();
    if (hasRunOut(caller, now)) {
      endAccess(socket);
      return;
    }
    const followed = permittedHall(context, caller, request.hall, permission);
    const view = followed.ok ? join(followed.value) : followed;
    if (!view.ok) reply({ ok: false, problem: problemOf(view.error, 'zh') });
    else reply({ ok: true, snapshot: isSame(view.value.seq, request.seq) ? null : view.value, now });
  }
}

type FollowPermission = 'board.read' | 'queue.read' | 'device.read' | null;

function permittedHall(
  context: AppContext,
  caller: Caller,
  name: string,
  permission: FollowPermission,
): Result<Hall, Refusal> {
  const hall = [...context.halls.values()].find((one) => one.id === name);
  if (!hall) return err(refuse('unknown_hall'));
  if (permission === null) return ok(hall);
  const may = permit(caller, permission, hall.id);
  return may.ok ? ok(hall) : may;
}

/** A fraction counts refreshes since a start of the server, and another start may count to it again. */
function isSame(seq: number, known: number): boolean {
  return seq === known && Number.isInteger(seq);
}
