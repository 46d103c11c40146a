import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, type Device, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
let kiosk: Device;
beforeAll(async () => {
  app = await startApp();
  kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
});
afterAll(() => app.stop());

test('/healthz says that the process lives, /readyz that it can take commands', async () => {
  const monitor = createClient(app);
  expect((await monitor.send<unknown>('GET', '/healthz')).body).toEqual({ status: 'ok' });
  expect((await monitor.send<unknown>('GET', '/readyz')).body).toEqual({
    status: 'ready',
    halls: ['demo'],
    speech: { available: false, reason: 'tests are silent' },
  });
});

test('/metrics counts by the pattern of the route, and what waits', async () => {
  const { id } = (await kiosk.post<{ id: string }>('/halls/demo/tickets')).body;
  await createClient(app).get(`/tickets/${id}`);
  await createClient(app).send('GET', `/nosuch/${id}`);
  const metrics = await createClient(app).send('GET', '/metrics');
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(metrics.text).toContain('tidehall_waiting_tickets{hall="demo"} 1\n');
  expect(metrics.text).toMatch(
    /tidehall_http_seconds_count\{method="GET",route="\/api\/v1\/tickets\/:ticket",status="200"\} 1\n/,
  );
  expect(metrics.text).toMatch(/tidehall_ledger_seq\{hall="demo"\} [1-9]/);
  expect(metrics.text).not.toContain(id);
});

test('a full disk: every command is refused to be tried again, none is lost, and /readyz says it', async () => {
  const full = await startApp();
  const { ledger, vault } = full.server.context;
  const own = await pair(full, await signIn(full, 'admin'), 'kiosk');
  const { append } = ledger;
  const { subjectFor } = vault;
  const diskIsFull = () => Promise.reject(new Database.SqliteError('database or disk is full', 'SQLITE_FULL'));
  Object.assign(ledger, { append: diskIsFull });
  Object.assign(vault, { subjectFor: diskIsFull });
  const holder = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' };
  const refused = { status: 503, code: 'hall_restarting' };
  expect((await own.post('/halls/demo/tickets', { holder }, 'with-card')).body).toMatchObject(refused);
  const told = await own.post('/halls/demo/tickets', {}, 'without');
  expect([told.body, told.headers.get('retry-after')]).toEqual([expect.objectContaining(refused), '1']);
  const ready = () => createClient(full).send<unknown>('GET', '/readyz');
  expect(await ready()).toMatchObject({ status: 503, body: { status: 'ledger cannot write' } });

  Object.assign(ledger, { append });
  Object.assign(vault, { subjectFor });
  expect((await own.post('/halls/demo/tickets', { holder }, 'with-card')).status).toBe(201);
  expect((await own.post('/halls/demo/tickets', {}, 'without')).status).toBe(201);
  expect((await ready()).status).toBe(200);
  await full.stop();
});

test('/readyz says so when the ledger does not answer', async () => {
  const broken = await startApp();
  await broken.server.context.ledger.close();
  const answer = await createClient(broken).send<unknown>('GET', '/readyz');
  expect(answer.status).toBe(503);
  expect(answer.body).toMatchObject({ status: 'ledger does not answer' });
  expect((await createClient(broken).send('GET', '/healthz')).status).toBe(200);
  await broken.stop();
});
