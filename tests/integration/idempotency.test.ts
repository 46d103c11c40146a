import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TicketReply, WindowActionReply } from '../../protocol/api.ts';
import { type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const tickets = '/halls/demo/tickets';

let app: StartedApp;
let admin: Client;
let kiosk: Device;
beforeAll(async () => {
  app = await startApp();
  admin = await signIn(app, 'admin');
});
afterAll(() => app.stop());
beforeEach(async () => {
  kiosk = await pair(app, createClient(app, admin.headers), 'kiosk');
});

/** Tickets that the kiosk of this test has issued. */
async function issuedEvents(): Promise<number> {
  const events = await app.server.context.ledger.read('hall/demo', 0);
  return events.filter((event) => event.type === 'TicketIssued' && event.actor === `device:${kiosk.device}`).length;
}

test('[B-12] the same key gives the very same answer, and one ticket', async () => {
  const first = await kiosk.post<TicketReply>(tickets, {}, 'press-1');
  const again = await kiosk.post<TicketReply>(tickets, {}, 'press-1');
  expect(again.status).toBe(201);
  expect(again.text).toBe(first.text);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await issuedEvents()).toBe(1);
});

test('[B-12] a press repeated while the first is under way waits for its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => kiosk.post(tickets, {}, 'press-1')));
  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  expect(await issuedEvents()).toBe(1);
});

test('[B-12] the same key with another body is refused, also while the first is under way', async () => {
  const [first, other] = await Promise.all([
    kiosk.post(tickets, {}, 'press-1'),
    kiosk.post(tickets, { language: 'en' }, 'press-1'),
  ]);
  expect([first.status, other.status].sort()).toEqual([201, 422]);
  const late = await kiosk.post(tickets, { matters: 2 }, 'press-1');
  expect(late.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
});

test('[B-12] after a restart the ledger still knows the key: the same ticket, and no other body', async () => {
  const first = await kiosk.post<TicketReply>(tickets, {}, 'press-1');
  app = await app.restart();
  const later = createClient(app, kiosk.headers);
  expect((await later.post(tickets, {}, 'press-1')).body).toEqual(first.body);
  expect((await later.post(tickets, { matters: 2 }, 'press-2')).status).toBe(201);
  app = await app.restart();
  const refused = await createClient(app, kiosk.headers).post(tickets, {}, 'press-2');
  expect(refused.body.code).toBe('idempotency_key_reused');
  expect(await issuedEvents()).toBe(2);
});

test('[B-12] a key belongs to its caller', async () => {
  const other = await pair(app, createClient(app, admin.headers), 'kiosk');
  const mine = await kiosk.post<TicketReply>(tickets, {}, 'press-1');
  const theirs = await other.post<TicketReply>(tickets, {}, 'press-1');
  expect(theirs.status).toBe(201);
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test('a key that was used for one ticket does not answer for another, nor after a restart', async () => {
  const guide = await signIn(app, 'guide1');
  const ids = await Promise.all([1, 2].map(async () => (await kiosk.post<TicketReply>(tickets, {})).body.id));
  const cancel = (id: string | undefined, client: Client) => client.post(`${tickets}/${id}/cancel`, {}, 'same-key');
  expect((await cancel(ids[0], guide)).status).toBe(200);
  app = await app.restart();
  expect((await cancel(ids[1], createClient(app, guide.headers))).status).toBe(200);
  const states = await Promise.all(ids.map((id) => createClient(app).get<{ status: string }>(`/tickets/${id}`)));
  expect(states.map((state) => state.body.status)).toEqual(['cancelled', 'cancelled']);
});

test('[B-12] a repeated call at a window calls nobody else, and says again whom it called', async () => {
  const teller = await signIn(app, 'teller1');
  await kiosk.post(tickets);
  await kiosk.post(tickets);
  await teller.post('/halls/demo/windows/1/open');
  const first = await teller.post<WindowActionReply>('/halls/demo/windows/1/call-next', {}, 'F8');
  app = await app.restart();
  const again = await createClient(app, teller.headers).post<WindowActionReply>(
    '/halls/demo/windows/1/call-next',
    {},
    'F8',
  );
  expect(again.body).toEqual(first.body);
});

test('what PUT does can be done again: a key there never keeps a later change from being made', async () => {
  const manager = await signIn(app, 'manager');
  const config = (await manager.get<Record<string, unknown>>('/halls/demo/config')).body;
  for (const longestWaitMinutes of [31, 32]) {
    const body = { ...config, longestWaitMinutes };
    const headers = { 'idempotency-key': 'same-key' };
    const done = await manager.send<Record<string, unknown>>('PUT', '/api/v1/halls/demo/config', { body, headers });
    expect(done.body).toMatchObject({ longestWaitMinutes });
  }
});

test('a call for help that is repeated after it was answered is the same call', async () => {
  const guide = await signIn(app, 'guide1');
  const first = await kiosk.post<{ id: string }>('/halls/demo/help', { screen: 'home' }, 'help-1');
  await guide.post(`/halls/demo/help/${first.body.id}/acknowledge`);
  app = await app.restart();
  const again = await createClient(app, kiosk.headers).post('/halls/demo/help', { screen: 'home' }, 'help-1');
  expect(again.body).toMatchObject({ id: first.body.id });
});

test.each(['ключ', 'with blank', 'x'.repeat(201), ''])('the key %j is refused, not passed over', async (key) => {
  const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
  const answer = await kiosk.send('POST', `/api/v1${tickets}`, { body: {}, headers });
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request' });
});
