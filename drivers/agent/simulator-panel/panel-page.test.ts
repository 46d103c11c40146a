import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAgent, type TestAgent, testToken } from '../test-agent.ts';

let agent: TestAgent;
beforeAll(async () => {
  agent = await startTestAgent();
});
afterAll(() => agent.close());

const own = (headers: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${testToken}`, ...headers },
});

test('[D-26] the panel is marked as a simulator, in Chinese and English, and holds no secret', async () => {
  const answer = await fetch(`${agent.url}/simulator/`);
  const page = await answer.text();
  expect(page).toContain('仅供演示和测试，这里没有真实设备。');
  expect(page).toContain('No real device is here.');
  expect(page).not.toContain(testToken);
});

test('its policy names its own script and style, so that they and nothing else run', async () => {
  const answer = await fetch(`${agent.url}/simulator/`);
  const page = await answer.text();
  const policy = answer.headers.get('content-security-policy') ?? '';
  for (const tag of ['script', 'style']) {
    const inner = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? '';
    expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(inner).digest('base64')}'`);
  }
  expect(policy).not.toContain('unsafe');
});

test('its own calls need the token; its own origin serves the strings and nothing else', async () => {
  expect((await fetch(`${agent.url}/simulator/state`)).status).toBe(401);
  expect((await fetch(`${agent.url}/simulator/state`, own())).status).toBe(200);
  expect((await fetch(`${agent.url}/simulator/state`, own({ origin: agent.url }))).status).toBe(200);
  expect((await fetch(`${agent.url}/simulator/state`, own({ origin: 'http://evil.test' }))).status).toBe(403);
  expect((await fetch(`${agent.url}/status`, own({ origin: agent.url }))).status).toBe(403);
});

test('an unknown person or string is refused', async () => {
  expect((await agent.call('/simulator/card', { person: 'nobody' })).status).toBe(404);
  expect((await agent.call('/simulator/printer', { fire: true })).status).toBe(400);
});
