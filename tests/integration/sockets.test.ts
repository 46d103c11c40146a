import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import { applyBoardChange } from '../../protocol/apply-change.ts';
import type { HallId, TicketId } from '../../protocol/ids.ts';
import type { BoardChange, BoardView } from '../../protocol/views.ts';
import { type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { accessEnds, connect, followBoard, followQueue, followTicket, within } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let admin: Client;
let kiosk: Device;
let board: Device;
beforeAll(async () => {
  app = await startApp();
  admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
  board = await pair(app, admin, 'board');
});
afterAll(() => app.stop());

const asBoard = () => connect(app, { auth: { token: board.token } });
/** Where the ledger has the issue of a ticket. */
function seqOf(ticket: string): number {
  const hall = app.server.context.halls.get('demo' as HallId);
  return hall?.live.history(ticket as TicketId)[0]?.seq ?? Number.POSITIVE_INFINITY;
}
const take = () => kiosk.post<TicketReply>('/halls/demo/tickets');

test('[C-01] a board gets a snapshot, then changes that add up to what the server shows', async () => {
  const socket = await asBoard();
  const followed = await followBoard(socket);
  for (let count = 0; count < 5; count += 1) await take();
  const expected = (await createClient(app).get<BoardView>('/halls/demo/board')).body;
  const waiting = (view: BoardView) => view.lanes.reduce((sum, lane) => sum + lane.waiting, 0);
  const view = await followed.until((one) => waiting(one) === waiting(expected));
  expect({ ...view, seq: 0 }).toEqual({ ...expected, seq: 0 });
  socket.close();
});

test('a board that comes back and has missed nothing gets no snapshot; one that missed something does', async () => {
  // While no staff follow the queue nobody knows what changed in it, and every look of the hall counts as a change.
  const desk = await connect(app, { headers: (await signIn(app, 'guide1')).headers });
  await followQueue(desk);
  const first = await asBoard();
  const watched = await followBoard(first);
  const { id } = (await take()).body;
  const before = await watched.until((view) => view.seq >= seqOf(id));
  const again = await asBoard();
  const ask = (seq: number) => again.timeout(5000).emitWithAck('board:follow', { hall: 'demo', seq });
  expect(await ask(before.seq)).toMatchObject({ ok: true, snapshot: null });
  const missed = (await take()).body;
  await watched.until((view) => view.seq >= seqOf(missed.id));
  expect(await ask(before.seq)).toMatchObject({ ok: true, snapshot: { hall: 'demo' } });
  for (const socket of [first, again, desk]) socket.close();
});

test('a change that a board has missed shows as a gap', async () => {
  const socket = await asBoard();
  const { view: before } = await followBoard(socket);
  await take();
  const followed = await followBoard(socket);
  await take();
  const next = await within<BoardChange>('the next change', (done) => socket.once('board:changed', done));
  expect(next.since).toBeGreaterThanOrEqual(before.seq);
  expect(applyBoardChange({ ...before, seq: next.since - 1 }, next).kind).toBe('gap');
  expect(applyBoardChange({ ...before, seq: next.seq }, next).kind).toBe('old');
  expect(followed.view.seq).toBeGreaterThan(before.seq);
  socket.close();
});

test('a board that reconnects after a restart of the server has the whole picture again', async () => {
  const taken = (await take()).body;
  app = await app.restart();
  admin = createClient(app, admin.headers);
  kiosk = { ...kiosk, ...createClient(app, kiosk.headers) };
  const socket = await asBoard();
  const { view } = await followBoard(socket, 'demo', 3);
  const inLedger = (await createClient(app).get<BoardView>('/halls/demo/board')).body;
  expect(view.lanes).toEqual(inLedger.lanes);
  const phone = await connect(app);
  expect((await followTicket(phone, taken.id)).view).toMatchObject({ id: taken.id, status: 'waiting' });
  for (const one of [socket, phone]) one.close();
});

test('[C-01] a screen that comes back after a restart is shown everything, also where no event has come since', async () => {
  const seq = app.server.context.halls.get('demo' as HallId)?.writer.seq ?? 0;
  app = await app.restart();
  admin = createClient(app, admin.headers);
  kiosk = { ...kiosk, ...createClient(app, kiosk.headers) };
  const socket = await asBoard();
  const ask = (known: number) => socket.timeout(5000).emitWithAck('board:follow', { hall: 'demo', seq: known });
  expect(await ask(seq)).toMatchObject({ ok: true, snapshot: { hall: 'demo' } });
  const followed = await followBoard(socket);
  const { id } = (await take()).body;
  await followed.until((view) => view.seq >= seqOf(id));
  socket.close();
});

test('[N-06] a revoked device is told, and its socket closed, at once', async () => {
  const lost = await pair(app, admin, 'board');
  const socket = await connect(app, { auth: { token: lost.token } });
  const ended = accessEnds(socket);
  await admin.post(`/devices/${lost.device}/revoke`);
  await ended;
});

test('[K-09] signing out ends the sockets of that session and of no other', async () => {
  const [leaving, staying] = [await signIn(app, 'guide1'), await signIn(app, 'guide1')];
  const mine = await connect(app, { headers: leaving.headers });
  const other = await connect(app, { headers: staying.headers });
  const follower = await followQueue(other);
  const ended = accessEnds(mine);
  expect((await leaving.send('DELETE', '/api/v1/session')).status).toBe(204);
  await ended;
  const { id } = (await take()).body;
  await follower.until((view) => view.tickets.some((ticket) => ticket.id === id));
  other.close();
});

test('[K-09] a session that has run out follows nothing any more', async () => {
  const guide = await signIn(app, 'guide2');
  const socket = await connect(app, { headers: guide.headers });
  const begun = app.clock.now();
  app.clock.advance(12 * 3_600_000);
  const ended = accessEnds(socket);
  socket.emit('queue:follow', { hall: 'demo', seq: 0 }, () => {});
  await ended;
  app.clock.set(begun);
});

test('[K-09] the page of a stranger opens no socket with the cookie of staff', async () => {
  const guide = await signIn(app, 'guide1');
  const follow = async (origin: string) => {
    const socket = await connect(app, { headers: { ...guide.headers, origin } });
    const answer = await socket.timeout(5000).emitWithAck('queue:follow', { hall: 'demo', seq: 0 });
    socket.close();
    return answer;
  };
  expect(await follow('http://evil.test')).toMatchObject({ ok: false, problem: { code: 'not_signed_in' } });
  expect(await follow('null')).toMatchObject({ ok: false });
  expect(await follow('http://hall.test')).toMatchObject({ ok: true });
  expect(await follow(app.url)).toMatchObject({ ok: true });
});

test('[K-09] who is nobody follows no board and no queue, but the ticket whose id it knows', async () => {
  const socket = await connect(app);
  const refused = { ok: false, problem: { status: 401, code: 'not_signed_in' } };
  const request = { hall: 'demo', seq: 0 };
  expect(await socket.timeout(5000).emitWithAck('board:follow', request)).toMatchObject(refused);
  expect(await socket.timeout(5000).emitWithAck('queue:follow', request)).toMatchObject(refused);
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await take()).body.id));
  for (const id of ids.slice(0, 5)) expect((await followTicket(socket, id)).view.id).toBe(id);
  await expect(followTicket(socket, ids[5] ?? '')).rejects.toThrow('too_many_requests');
  await expect(followTicket(socket, 'nosuchticket0000')).rejects.toThrow('unknown_ticket');
  socket.close();
});

test('[K-09] what a server keeps of a device or of staff takes nothing from the tickets that they may follow', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await take()).body.id));
  const staff = await connect(app, { headers: (await signIn(app, 'guide1')).headers });
  for (const socket of [staff, await asBoard()]) {
    for (const id of ids.slice(0, 5)) expect((await followTicket(socket, id)).view.id).toBe(id);
    await expect(followTicket(socket, ids[5] ?? '')).rejects.toThrow('too_many_requests');
    socket.close();
  }
});

test('messages that make no sense are not answered, and hurt nobody', async () => {
  const socket = await asBoard();
  const raw = socket as unknown as { emit(event: string, ...message: unknown[]): void };
  const nonsense: unknown[][] = [
    [],
    [null],
    [1],
    ['x'],
    [{}],
    [[], []],
    [{ hall: {} }, 'no function'],
    [{ hall: 'demo' }],
  ];
  for (const event of ['board:follow', 'queue:follow', 'ticket:follow', 'constructor', 'ticket:issue']) {
    for (const message of nonsense) raw.emit(event, ...message);
  }
  for (const hall of [undefined, null, 1, {}, [], '__proto__', 'constructor', 'x'.repeat(3000)]) {
    const request = { hall, seq: 0, ticket: hall } as never;
    expect(await socket.timeout(5000).emitWithAck('board:follow', request)).toMatchObject({ ok: false });
    expect(await socket.timeout(5000).emitWithAck('ticket:follow', request)).toMatchObject({ ok: false });
  }
  expect((await followBoard(socket)).view.hall).toBe('demo');
  socket.close();
});

test('a message that is too large ends its own socket only', async () => {
  const [loud, quiet] = [await asBoard(), await asBoard()];
  const gone = within('the loud one is gone', (done) => loud.once('disconnect', () => done()));
  loud.emit('board:follow', { hall: 'x'.repeat(20_000), seq: 0 }, () => {});
  await gone;
  expect((await followBoard(quiet)).view.hall).toBe('demo');
  quiet.close();
});

test('[C-01] two boards and two kiosks at once see and do the same', async () => {
  const screens = [await asBoard(), await asBoard()];
  const views = await Promise.all(screens.map((socket) => followBoard(socket)));
  const second = await pair(app, admin, 'kiosk');
  const numbers = (
    await Promise.all([kiosk, second, kiosk, second].map((one) => one.post<TicketReply>('/halls/demo/tickets')))
  ).map((answer) => answer.body.number);
  expect(new Set(numbers).size).toBe(4);
  const waiting = (await createClient(app).get<BoardView>('/halls/demo/board')).body.lanes;
  for (const one of views) {
    const seen = await one.until((view) => JSON.stringify(view.lanes) === JSON.stringify(waiting));
    expect(seen.lanes).toEqual(waiting);
  }
  for (const socket of screens) socket.close();
});
