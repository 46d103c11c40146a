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

test('/readyz says so when the ledger does not answer', async () => {
  const broken = await startApp();
  await broken.server.context.ledger.close();
  const answer = await createClient(broken).send<unknown>('GET', '/readyz');
  expect(answer.status).toBe(503);
  expect(answer.body).toMatchObject({ status: 'ledger does not answer' });
  expect((await createClient(broken).send('GET', '/healthz')).status).toBe(200);
  await broken.stop();
});
