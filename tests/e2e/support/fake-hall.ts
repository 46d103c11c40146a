import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../../protocol/sockets.ts';
import type { Announcement, BoardView, TicketView } from '../../../protocol/views.ts';
import { sampleBoard, sampleNow } from './sample-board.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws:; object-src 'none'";

/** A hall on a busy morning that does what a test says: it serves built pages and speaks the protocol of boards and ticket pages. */
export interface FakeHall {
  readonly url: string;
  /** Addresses that were asked for, oldest first. */
  readonly asked: string[];
  board: BoardView;
  ticket: TicketView | null;
  /** Sound of every clip; null answers 503. */
  clip: Uint8Array | null;
  readonly clockMs: () => number;
  /** Whether websockets are let through. */
  socketsBlocked: boolean;
  changeBoard(set: Partial<BoardView>, announcements?: readonly Announcement[]): void;
  changeTicket(set: Partial<TicketView>): void;
  tick(): void;
  /** Stops the clock's ticks, as a cut line does. */
  silent: boolean;
  /** Cuts every line; with `refuse` no new one is let in. */
  cutLines(refuse: boolean): void;
  close(): Promise<void>;
}

/** @param pages folders with built front ends, by the path under which the hall shows them */
export async function startFakeHall(pages: Readonly<Record<string, string>>): Promise<FakeHall> {
  const startedAt = Date.now();
  const clockMs = () => sampleNow + Date.now() - startedAt;
  let refusing = false;
  const http = createServer((request, response) => void answer(request, response));
  const io = new Server<ClientToServerEvents, ServerToClientEvents>(http, { serveClient: false });
  io.use((_, next) => (refusing || hall.socketsBlocked ? next(new Error('unreachable')) : next()));

  io.on('connection', (socket) => {
    socket.on('board:follow', ({ seq }, reply) => {
      void socket.join('board');
      reply({ ok: true, snapshot: seq === hall.board.seq ? null : hall.board, now: clockMs() });
    });
    socket.on('ticket:follow', ({ seq }, reply) => {
      void socket.join('ticket');
      if (hall.ticket === null) return;
      reply({ ok: true, snapshot: seq === hall.ticket.seq ? null : hall.ticket, now: clockMs() });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://hall').pathname;
    hall.asked.push(path);
    if (refusing) response.destroy();
    else if (path.startsWith('/api/')) answerApi(path, request, response);
    else await answerPage(path, response);
  }

  async function answerPage(path: string, response: ServerResponse): Promise<void> {
    const [, room = '', ...rest] = path.split('/');
    const wanted = normalize(rest.join('/'));
    const file = extname(wanted) === '' ? 'index.html' : wanted;
    const body = await readFile(join(pages[room] ?? '/nowhere', file)).catch(() => null);
    if (body === null) send(response, 404, 'text/plain', '');
    else send(response, 200, types[extname(file)] ?? 'application/octet-stream', body);
  }

  function answerApi(path: string, request: IncomingMessage, response: ServerResponse): void {
    const { ticket, clip } = hall;
    const isClip = path.startsWith('/api/v1/speech/') && request.headers.authorization === 'Bearer t1';
    const device = { device: 'd1', token: 't1', hall: 'demo', kind: 'board', name: 'board', window: null };
    if (path === '/api/v1/demo') json(response, { hall: 'demo', codes: { kiosk: 'K', board: 'B' }, agent: null });
    else if (path === '/api/v1/devices/pair') json(response, device);
    else if (ticket !== null && path === `/api/v1/tickets/${ticket.id}`) json(response, ticket);
    else if (isClip && clip !== null) send(response, 200, 'audio/wav', clip);
    else json(response, { type: 'about:blank', title: '', status: 404, code: 'not_found', detail: '' }, 404);
  }

  const hall: FakeHall = {
    url: '',
    asked: [],
    board: sampleBoard(),
    ticket: null,
    clip: null,
    clockMs,
    socketsBlocked: false,
    silent: false,
    changeBoard(set, announcements = []) {
      const since = hall.board.seq;
      hall.board = { ...hall.board, ...set, seq: since + 1 };
      io.to('board').emit('board:changed', { since, seq: since + 1, set, announcements });
    },
    changeTicket(set) {
      if (hall.ticket === null) return;
      hall.ticket = { ...hall.ticket, ...set, seq: hall.ticket.seq + 1 };
      io.to('ticket').emit('ticket:changed', hall.ticket);
    },
    tick() {
      if (!hall.silent) io.emit('clock:tick', clockMs());
    },
    cutLines(refuse) {
      refusing = refuse;
      for (const socket of io.sockets.sockets.values()) socket.conn.close();
    },
    async close() {
      clearInterval(ticks);
      await io.close();
    },
  };
  const ticks = setInterval(() => hall.tick(), 1000);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return Object.assign(hall, { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, 'application/json', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' });
  response.end(body);
}
