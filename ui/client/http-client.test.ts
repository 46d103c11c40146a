import { afterEach, expect, test, vi } from 'vitest';
import { createHttpClient } from './http-client.ts';
import { newRequestKey } from './request-key.ts';

afterEach(() => vi.useRealTimers());

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function answering(...answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  const send = async (url: string | URL | Request, init?: RequestInit) => {
    sent.push({ url: String(url), init: init ?? {} });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer prepared');
    return answer.clone();
  };
  return { sent, send: send as typeof fetch };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

function header(sent: Sent | undefined, name: string): string | null {
  return new Headers(sent?.init.headers).get(name);
}

test('a POST carries JSON, a key of its own and the device token', async () => {
  const { sent, send } = answering(json(201, { number: 'A001' }));
  const http = createHttpClient({ fetch: send, token: () => 'secret' });
  const answer = await http.post('/halls/demo/tickets', { service: 19 });
  expect(answer).toEqual({ ok: true, value: { number: 'A001' } });
  expect(sent[0]?.url).toBe('/api/v1/halls/demo/tickets');
  expect(header(sent[0], 'Authorization')).toBe('Bearer secret');
  expect(header(sent[0], 'Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  expect(sent[0]?.init.body).toBe('{"service":19}');
});

test('a refusal is the problem that the server wrote, with its further members', async () => {
  const { send } = answering(json(409, { code: 'ticket_already_active', detail: 'x', ticket: { number: 'A023' } }));
  const answer = await createHttpClient({ fetch: send }).post('/halls/demo/tickets', {});
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'ticket_already_active', status: 409, ticket: { number: 'A023' } },
  });
});

test('a page of HTML from a proxy is a plain problem, never its text', async () => {
  const { send } = answering(new Response('<h1>secret stack</h1>', { status: 502 }));
  const answer = await createHttpClient({ fetch: send }).get('/halls/demo');
  expect(answer).toMatchObject({ ok: false, error: { status: 502, code: 'internal_error', detail: 'internal_error' } });
});

test('a dead network is a typed problem', async () => {
  const { send } = answering(new TypeError('Failed to fetch'));
  const answer = await createHttpClient({ fetch: send }).get('/halls/demo');
  expect(answer).toMatchObject({ ok: false, error: { code: 'network_unreachable', status: 0 } });
});

test('nobody waits longer than the time limit', async () => {
  vi.useFakeTimers();
  const never: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const asked = createHttpClient({ fetch: never, timeLimitMs: 8_000 }).get('/halls/demo');
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await asked).toMatchObject({ ok: false, error: { code: 'no_answer_in_time' } });
});

test('[B-01] sending the same command again uses the same key, so that it is done once', async () => {
  vi.useFakeTimers();
  const { sent, send } = answering(new TypeError('cut'), json(503, { code: 'hall_restarting' }), json(201, {}));
  const asked = createHttpClient({ fetch: send }).post('/halls/demo/tickets', {}, { attempts: 3 });
  await vi.runAllTimersAsync();
  expect((await asked).ok).toBe(true);
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map((one) => header(one, 'Idempotency-Key'))).size).toBe(1);
});

test('a refusal is not sent again', async () => {
  const { sent, send } = answering(json(409, { code: 'hall_closed' }));
  await createHttpClient({ fetch: send }).post('/halls/demo/tickets', {}, { attempts: 3 });
  expect(sent).toHaveLength(1);
});

test('keys do not repeat', () => {
  expect(new Set(Array.from({ length: 1000 }, newRequestKey)).size).toBe(1000);
});

test('a PDF comes as it is', async () => {
  const pdf = new Response('%PDF-1.7', { headers: { 'Content-Type': 'application/pdf' } });
  const http = createHttpClient({ fetch: answering(pdf).send });
  const answer = await http.post<Blob>('/halls/demo/devices/d1/test-page', {});
  expect(answer.ok && (await answer.value.text())).toBe('%PDF-1.7');
});
