import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PairReply, TicketReply } from '../../protocol/api.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import { type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { connect, followTicket } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let folder: string;
let app: StartedApp;
let admin: Client;
let kiosk: Device;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-halls-'));
  const demo = JSON.parse(
    readFileSync(new URL('../../queue-server/demo/demo-hall.json', import.meta.url), 'utf8'),
  ) as HallConfig;
  const files = ['demo', 'north'].map((id) => {
    const path = join(folder, `${id}.json`);
    writeFileSync(path, JSON.stringify({ ...demo, id }));
    return path;
  });
  app = await startApp({ environment: { HALL_CONFIG: files.join(',') } });
  admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

test('[N-06] a kiosk issues tickets in its own hall and in no other', async () => {
  expect((await kiosk.post('/halls/demo/tickets')).status).toBe(201);
  for (const path of ['tickets', 'tickets/find', 'help', 'tickets/x/prints', 'tickets/x/cancel']) {
    expect((await kiosk.post(`/halls/north/${path}`)).body, path).toMatchObject({ status: 403, code: 'forbidden' });
  }
  expect((await kiosk.post('/halls/south/tickets')).body.code).toBe('unknown_hall');
});

test('[N-06] a board follows its own hall and in no other, and no queue', async () => {
  const board = await pair(app, admin, 'board');
  const socket = await connect(app, { auth: { token: board.token } });
  const ask = (event: 'board:follow' | 'queue:follow', hall: string) =>
    socket.timeout(5000).emitWithAck(event, { hall, seq: 0 });
  expect(await ask('board:follow', 'demo')).toMatchObject({ ok: true });
  expect(await ask('board:follow', 'north')).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
  expect(await ask('queue:follow', 'demo')).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
  expect(await ask('board:follow', 'south')).toMatchObject({ ok: false, problem: { code: 'unknown_hall' } });
  socket.close();
});

test('[N-06] a call terminal calls at its own window and at no other', async () => {
  const terminal = await pair(app, admin, 'call-terminal', '3');
  expect((await terminal.post('/halls/demo/windows/3/call-next')).body.code).toBe('window_not_open');
  expect((await terminal.post('/halls/demo/windows/4/call-next')).body).toMatchObject({
    status: 403,
    code: 'not_your_window',
  });
});

test('a ticket is found under its own hall only', async () => {
  const { id } = (await kiosk.post<TicketReply>('/halls/demo/tickets')).body;
  const phone = await connect(app);
  expect((await followTicket(phone, id, 'demo')).view.id).toBe(id);
  await expect(followTicket(phone, id, 'north')).rejects.toThrow('unknown_ticket');
  phone.close();
});

test('[N-06] a pairing code is good once and for ten minutes', async () => {
  const open = () => admin.post<{ code: string }>('/devices/pairings', { hall: 'demo', kind: 'board', name: '一号屏' });
  const use = (code: string) => createClient(app).post<PairReply & { code: string }>('/devices/pair', { code });
  const first = (await open()).body;
  expect((await use(first.code.toLowerCase().replace('-', ' '))).status).toBe(201);
  expect((await use(first.code)).body).toMatchObject({ status: 403, code: 'pairing_code_invalid' });
  const second = (await open()).body;
  app.clock.advance(10 * 60_000);
  expect((await use(second.code)).body.code).toBe('pairing_code_invalid');
  expect((await use('NOPE-NOPE')).body.code).toBe('pairing_code_invalid');
});

test('[N-06] the token of a revoked device opens nothing', async () => {
  const lost = await pair(app, admin, 'kiosk');
  expect((await lost.post('/halls/demo/tickets')).status).toBe(201);
  expect((await admin.post(`/devices/${lost.device}/revoke`)).status).toBe(200);
  expect((await lost.post('/halls/demo/tickets')).body).toMatchObject({ status: 401, code: 'invalid_token' });
  expect((await admin.post('/devices/nosuch/revoke')).body.code).toBe('unknown_device');
});

test('where no demo data is served, no demo code pairs a device and nobody is told of one', async () => {
  expect((await createClient(app).get('/demo')).status).toBe(404);
  const tried = await createClient(app).post('/devices/pair', { code: 'DEMO-KIOSK' });
  expect(tried.body.code).toBe('pairing_code_invalid');
});
