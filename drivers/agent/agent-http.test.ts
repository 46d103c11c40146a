import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { devicePlugins } from './plugins.ts';
import { startTestAgent, type TestAgent, testOrigin } from './test-agent.ts';

let agent: TestAgent;
beforeAll(async () => {
  agent = await startTestAgent();
});
afterAll(() => agent.close());

async function refusal(answer: Response): Promise<[number, unknown]> {
  const { code } = await answer.json();
  return [answer.status, code];
}

describe('who may call', () => {
  test('no token, a wrong token and a token in another form are refused', async () => {
    for (const authorization of ['', 'Bearer wrong-token-of-the-agent', 'Basic dGVzdA==', 'Bearer ']) {
      expect(await refusal(await agent.call('/status', undefined, { authorization }))).toEqual([401, 'invalid_token']);
    }
  });

  test('a page from elsewhere is refused, with the right token too, and may not read why', async () => {
    for (const origin of ['http://evil.test', 'http://hall.test', 'https://hall.test:8080', 'null']) {
      const answer = await agent.call('/status', undefined, { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(await refusal(answer)).toEqual([403, 'forbidden']);
    }
  });

  test('a preflight from the page is answered, also the one for a private network', async () => {
    const ask = (origin: string): Promise<Response> =>
      fetch(`${agent.url}/tickets/print`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' },
      });
    const answer = await ask(testOrigin);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(testOrigin);
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization, content-type, idempotency-key');
    expect(answer.headers.get('access-control-allow-private-network')).toBe('true');
    expect((await ask('http://evil.test')).status).toBe(403);
  });
});

describe('what it answers', () => {
  test('[D-07] the state of its parts', async () => {
    await agent.call('/simulator/printer', {});
    const answer = await agent.call('/status');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { simulated, parts } = await answer.json();
    expect(simulated).toBe(true);
    expect(parts.slice(0, 2)).toMatchObject([
      { part: 'ticket-printer', state: 'ok', fitted: true },
      { part: 'id-card-reader', state: 'ok', fitted: true },
    ]);
    // What this PC is not meant to have is no trouble.
    expect(parts).toHaveLength(devicePlugins.length);
    for (const part of parts.slice(2)) expect(part).toMatchObject({ state: 'absent', fitted: false });
  });

  test('[B-11] prints a ticket', async () => {
    const answer = await agent.call('/tickets/print', { printId: 'http-1', slip: exampleSlip });
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'printed' }]);
    const picture = await agent.call('/simulator/printer/last.png');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(await (await agent.call('/simulator/printer/last.svg')).text()).toMatch(/^<svg/);
  });

  test.each([
    ['broken JSON', '{', 400, 'malformed_json'],
    ['nothing', '', 400, 'malformed_json'],
    ['another shape', { printId: 'x' }, 400, 'invalid_request'],
    ['a slip of another shape', { printId: 'x', slip: { ...exampleSlip, ahead: 'many' } }, 400, 'invalid_request'],
    ['too much', { printId: 'x', slip: { ...exampleSlip, number: 'A'.repeat(20_000) } }, 413, 'body_too_large'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await refusal(await agent.call('/tickets/print', body))).toEqual([status, code]);
  });

  test('refuses another content type and unknown paths', async () => {
    const plain = await agent.call('/tickets/print', 'x', { 'content-type': 'text/plain' });
    expect(await refusal(plain)).toEqual([415, 'unsupported_media_type']);
    expect(await refusal(await agent.call('/nothing'))).toEqual([404, 'not_found']);
  });

  test.each([
    ['application/json; charset=gbk', 415],
    ['application/json;charset="GB18030"', 415],
    ['application/json; q=1; Charset = latin1', 415],
    ['application/json; charset=utf-8', 400],
    ['application/json;charset="UTF8"', 400],
  ])('a body in another character set than UTF-8 is refused, not read wrongly: %s', async (contentType, status) => {
    const answer = await agent.call('/tickets/print', { printId: 'x' }, { 'content-type': contentType });
    expect(answer.status).toBe(status);
  });
});
