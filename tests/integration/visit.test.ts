import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketReply, WindowActionReply } from '../../protocol/api.ts';
import { type Client, type Device, pair, signIn } from '../support/client.ts';
import { connect, followBoard, followQueue, followTicket } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let admin: Client;
let kiosk: Device;
let board: Device;
let teller: Client;
beforeAll(async () => {
  app = await startApp();
  admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
  board = await pair(app, admin, 'board');
  teller = await signIn(app, 'teller1');
});
afterAll(() => app.stop());

test('[B-01] [B-13] [B-14] [C-01] a visit: ticket without a card at the kiosk, call, board, window, finish; the page behind the QR code follows', async () => {
  const screen = await connect(app, { auth: { token: board.token } });
  const boardView = await followBoard(screen);
  const desk = await connect(app, { headers: teller.headers });
  const queue = await followQueue(desk);

  const taken = await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6 });
  expect(taken.status).toBe(201);
  const { id, number, trackUrl } = taken.body;
  expect(taken.body).toMatchObject({ number: 'A001', lane: 'general', status: 'waiting', ahead: 0 });
  expect(trackUrl).toBe(`http://hall.test/t/${id}`);
  const phone = await connect(app);
  const page = await followTicket(phone, id);
  expect(page.view).toMatchObject({ id, number, status: 'waiting', ahead: 0 });
  await boardView.until((view) => view.lanes.some((lane) => lane.letter === 'A' && lane.waiting === 1));
  await queue.until((view) => view.tickets.some((ticket) => ticket.id === id));

  const step = (name: string, body?: unknown) => teller.post<WindowActionReply>(`/halls/demo/windows/3/${name}`, body);
  expect((await step('open')).status).toBe(200);
  const called = await step('call-next');
  expect(called.body).toMatchObject({ window: '3', ticket: { id, number, status: 'called' } });
  expect(called.body.explanation).toMatchObject({ rule: 'accumulated-priority' });
  const shown = await boardView.until((view) => view.current?.number === number);
  expect(shown.current).toMatchObject({ window: '3', windowLabel: '3', recalls: 0 });
  expect(boardView.announcements.map((one) => [one.kind, one.number])).toEqual([['call', number]]);
  expect((await page.until((view) => view.status === 'called')).window).toMatchObject({ label: '3' });

  expect((await step('start')).body.ticket).toMatchObject({ status: 'serving' });
  await page.until((view) => view.status === 'serving');
  expect((await step('finish')).body.ticket).toMatchObject({ id, status: 'done' });
  await page.until((view) => view.status === 'done');
  const after = await queue.until((view) => view.today.finished === 1);
  expect(after.tickets).toEqual([]);
  for (const socket of [screen, desk, phone]) socket.close();
});

test('[B-14] steps out of order are refused with their reason and change nothing', async () => {
  const step = async (name: string, body?: unknown) =>
    (await teller.post(`/halls/demo/windows/3/${name}`, body)).body.code;
  expect(await step('call-next')).toBe('queue_empty');
  for (const name of ['recall', 'start', 'no-show', 'finish', 'transfer']) expect(await step(name)).toBe('window_idle');
  expect(await step('hold', { reason: '去复印材料' })).toBe('window_idle');
  expect(await step('resume', { ticket: 'nosuchticket0000' })).toBe('unknown_ticket');
  expect(await step('open')).toBe('window_already_open');
  expect(await step('continue')).toBe('window_not_paused');
  const other = await signIn(app, 'teller2');
  expect((await other.post('/halls/demo/windows/3/call-next')).body.code).toBe('not_your_window');
  expect((await other.post('/halls/demo/windows/nowhere/open')).body.code).toBe('unknown_window');
});

test('[B-14] a missed ticket is put back in line by the teller who called it, not by another', async () => {
  const other = await signIn(app, 'teller3');
  const { id } = (await kiosk.post<TicketReply>('/halls/demo/tickets')).body;
  await teller.post('/halls/demo/windows/3/call-next');
  const missed = await teller.post<WindowActionReply>('/halls/demo/windows/3/no-show', { reason: '本人离开' });
  expect(missed.body.ticket).toMatchObject({ id, status: 'no-show' });
  const back = `/halls/demo/tickets/${id}/reactivate`;
  expect((await other.post(back)).body).toMatchObject({ status: 403, code: 'not_your_window' });
  expect((await teller.post<{ ticket: object }>(back)).body.ticket).toMatchObject({ id, status: 'waiting' });
});
