import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionReply } from '../../protocol/api.ts';
import type { Problem } from '../../protocol/problems.ts';
import { createClient, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

function tryAs(name: string, password: string) {
  return createClient(app).post<Problem & { waitSeconds?: number }>('/session', { name, password });
}

test('staff are told who they are, what they may do and where', async () => {
  const answer = await (await signIn(app, 'teller1')).get<SessionReply>('/session');
  expect(answer.body).toMatchObject({
    staffNo: 'T001',
    positions: ['integratedTeller'],
    halls: ['demo'],
    window: null,
  });
  expect(answer.body.permissions).toMatchObject({ 'ticket.call': 'own', 'queue.read': 'all' });
  expect(answer.body.permissions).not.toHaveProperty('device.manage');
});

test('the session is a cookie that no script reads and no other site sends', async () => {
  const answer = await createClient(app).post('/session', { name: 'guide1', password: 'tidehall-demo' });
  const cookie = answer.headers.getSetCookie().join();
  expect(cookie).toMatch(/^tidehall_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  const token = /=([\w-]{43})/.exec(cookie)?.[1] ?? 'none';
  expect(answer.text).not.toContain(token);
});

test('over HTTPS the cookie is Secure', async () => {
  const secure = await startApp({ environment: { PUBLIC_URL: 'https://hall.test' } });
  const answer = await createClient(secure).post('/session', { name: 'guide1', password: 'tidehall-demo' });
  expect(answer.headers.getSetCookie().join()).toContain('; Secure');
  await secure.stop();
});

test('a wrong name and a wrong password are answered alike', async () => {
  const [name, password] = [await tryAs('nobody', 'tidehall-demo'), await tryAs('teller2', 'wrong')];
  expect(name.body).toMatchObject({ status: 401, code: 'sign_in_refused' });
  expect(password.text).toBe(name.text);
});

test('after five wrong passwords even the right one has to wait, longer each time', async () => {
  for (let count = 0; count < 5; count += 1) expect((await tryAs('teller3', 'wrong')).status).toBe(401);
  const locked = await tryAs('teller3', 'tidehall-demo');
  expect(locked.body).toMatchObject({ status: 429, code: 'sign_in_locked', waitSeconds: 10 });
  expect(locked.headers.get('retry-after')).toBe('10');
  app.clock.advance(10_000);
  expect((await tryAs('teller3', 'wrong')).status).toBe(401);
  expect((await tryAs('teller3', 'tidehall-demo')).body.waitSeconds).toBe(20);
  app.clock.advance(20_000);
  expect((await tryAs('teller3', 'tidehall-demo')).status).toBe(201);
});

test('guesses that are sent all at once count one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => tryAs('teller4', 'wrong')));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  expect(answers.filter((answer) => answer.body.code === 'sign_in_locked')).toHaveLength(7);
});

test('a session ends after twelve hours, and when its owner says so', async () => {
  const [early, late] = [await signIn(app, 'guide1'), await signIn(app, 'guide1')];
  expect((await early.send('DELETE', '/api/v1/session')).status).toBe(204);
  expect((await early.get('/session')).body.code).toBe('not_signed_in');
  expect((await late.get('/session')).status).toBe(200);
  app.clock.advance(12 * 3_600_000);
  expect((await late.get('/session')).body.code).toBe('not_signed_in');
});

test('an address that guesses too often is told to wait, by a problem with Retry-After', async () => {
  const strict = await startApp({ environment: { GUESSES_PER_MINUTE: '3' } });
  const guess = (body: unknown) => createClient(strict).post('/session', body);
  for (let count = 0; count < 3; count += 1) expect((await guess({ name: 'x', password: 'y' })).status).toBe(401);
  const refused = await guess({ name: 'x', password: 'y' });
  expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  const spoofed = await createClient(strict).send('POST', '/api/v1/session', {
    body: { name: 'x', password: 'y' },
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  expect(spoofed.status).toBe(429);
  await strict.stop();
});

test('behind a proxy a caller cannot pass for another by writing the header itself', async () => {
  const proxied = await startApp({ environment: { GUESSES_PER_MINUTE: '2', TRUST_PROXY: '1' } });
  const guess = (forwarded: string) =>
    createClient(proxied).send('POST', '/api/v1/session', {
      body: { name: 'x', password: 'y' },
      headers: { 'x-forwarded-for': forwarded },
    });
  const fromOne = await Promise.all([1, 2, 3].map((last) => guess(`203.0.113.${last}, 198.51.100.7`)));
  expect(fromOne.map((answer) => answer.status).sort()).toEqual([401, 401, 429]);
  expect((await guess('198.51.100.8')).status).toBe(401);
  await proxied.stop();
});
